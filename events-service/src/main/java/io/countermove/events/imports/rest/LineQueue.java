package io.countermove.events.imports.rest;

import io.countermove.events.imports.Lines;
import io.countermove.events.imports.Row;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// The lines of an answer on their way from the import to the client: few at a time, so that an import goes no faster
/// than its client reads.
final class LineQueue implements Lines {
    private static final int CAPACITY = 256;
    private static final long PATIENCE_SECONDS = 60;
    private static final long PROGRESS_NANOS = Duration.ofMillis(500).toNanos();

    private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(CAPACITY);
    private long nextProgress;

    /// @param silence how long no progress is told, so that the answer can still become a problem
    LineQueue(Duration silence) {
        nextProgress = System.nanoTime() + silence.toNanos();
    }

    sealed interface Item {
        /// A line of the answer.
        record Line(Map<String, Object> content) implements Item {}

        /// The last line.
        record Last(Map<String, Object> content) implements Item {}

        /// What went wrong, in place of the last line.
        record Failed(RuntimeException failure) implements Item {}
    }

    Item take() throws InterruptedException {
        return items.take();
    }

    void put(Item item) throws InterruptedException {
        if (!items.offer(item, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new InterruptedException("nobody reads the answer");
        }
    }

    @Override
    public void progress(Step step, long done, long of, long rows) throws InterruptedException {
        long now = System.nanoTime();
        if (now - nextProgress >= 0) {
            nextProgress = now + PROGRESS_NANOS;
            var word = step.name().toLowerCase(Locale.ROOT).replace('_', '-');
            put(line("progress", Map.of("step", word, "done", done, "of", of, "rows", rows)));
        }
    }

    @Override
    public void refused(Row row, Row.Problem problem) throws InterruptedException {
        put(line(
                "refused",
                Map.of(
                        "line", row.line(),
                        "key", label(row),
                        "rule", problem.rule(),
                        "pointer", problem.where(),
                        "reason", problem.reason())));
    }

    @Override
    public void noted(Row row, Row.Note note) throws InterruptedException {
        put(line(
                "noted",
                Map.of(
                        "line", row.line(),
                        "key", label(row),
                        "column", note.column(),
                        "value", note.value(),
                        "reason", note.reason())));
    }

    @Override
    public void changed(Change change) throws InterruptedException {
        put(line("change", Map.of("id", change.id(), "action", change.action(), "reason", change.reason())));
    }

    private static Item line(String type, Map<String, Object> content) {
        return new Item.Line(Map.of(type, content));
    }

    private static String label(Row row) {
        return switch (row) {
            case Row.Refused refused -> refused.label();
            case Row.Usable usable -> usable.label();
        };
    }
}
