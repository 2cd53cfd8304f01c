package io.countermove.events.rest;

import io.countermove.contracts.validation.Violation;
import io.countermove.events.Intake;
import io.countermove.events.Outcome;
import io.countermove.platform.problem.Problem;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Publishes the lines of a body while they arrive, and answers meanwhile. Lines are read a few groups ahead, judged on
/// all processors, offered to the intake in their order, and told of in their order when the broker has answered. Each
/// stage waits for the next, so that a sender goes no faster than the broker, and memory does not grow with the body.
final class LineIntake implements StreamingOutput {
    private static final Logger LOG = Logger.getLogger(LineIntake.class);
    private static final int AHEAD = 4;
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final long MOST_UNSETTLED_BYTES = 2L * 1024 * 1024;
    private static final int LINE_COST = 256; // what an empty line would take

    private final LineReader lines;
    private final Judge judge;
    private final Sender sender;
    private final Intake intake;
    private final long first;
    private final Duration silence;
    private final Executor judging;
    private final Refusals refusals;
    private final Admission.Ticket ticket;
    private final BooleanSupplier stopping;
    private final BlockingQueue<Read> read = new ArrayBlockingQueue<>(AHEAD);
    private final Queue<Unsettled> unsettled = new ArrayDeque<>();
    private long unsettledBytes;

    /// @param first the number of the first line to publish
    /// @param silence how long a line may take to arrive
    /// @param ticket given back when all is told
    /// @param stopping whether this service ends: then what has arrived is told of, and the rest is for another
    LineIntake(
            InputStream body,
            long first,
            Sender sender,
            Judge judge,
            Intake intake,
            Duration silence,
            Executor judging,
            Refusals refusals,
            Admission.Ticket ticket,
            BooleanSupplier stopping) {
        this.lines = new LineReader(body, Body.ONE_EVENT, first);
        this.first = first;
        this.sender = sender;
        this.judge = judge;
        this.intake = intake;
        this.silence = silence;
        this.judging = judging;
        this.refusals = refusals;
        this.ticket = ticket;
        this.stopping = stopping;
    }

    private sealed interface Read {
        record Group(CompletableFuture<List<Judged>> judged) implements Read {}

        record End(long lines) implements Read {}

        record Cut(IOException failure) implements Read {}
    }

    private sealed interface Unsettled {
        record Offered(Judged.Sound line, CompletableFuture<Outcome> outcome) implements Unsettled {}

        record Broken(Judged.Broken line) implements Unsettled {}
    }

    @Override
    public void write(OutputStream out) throws IOException {
        var reading = Thread.ofVirtual().name("lines").start(this::read);
        try (ticket) {
            publish(new StreamAnswer(out, first, refusals::count));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        } finally {
            reading.interrupt();
        }
    }

    private void read() {
        try {
            read.put(readToEnd());
        } catch (InterruptedException _) {
            // The answer has ended before the body.
        }
    }

    private Read readToEnd() throws InterruptedException {
        try {
            boolean more = true;
            while (more) {
                var ended = new ArrayList<Line>();
                more = lines.read(ended);
                if (!ended.isEmpty()) {
                    read.put(new Read.Group(CompletableFuture.supplyAsync(() -> judge.judge(ended, sender), judging)));
                }
            }
            return new Read.End(lines.lines());
        } catch (IOException e) {
            return new Read.Cut(e);
        }
    }

    private void publish(StreamAnswer answer) throws IOException, InterruptedException {
        while (!stopping.getAsBoolean()) {
            var next = read.poll();
            if (next == null) {
                // Before it waits for more it tells all there is to tell.
                if (!settle(0, answer)) {
                    return;
                }
                answer.flush();
                next = awaitNext();
                if (next == null && stopping.getAsBoolean()) {
                    break;
                }
            }
            if (!take(next, answer)) {
                return;
            }
        }
        if (settle(0, answer)) {
            answer.stopped(ending());
        }
    }

    /// Null when none came in time, or when this service ends.
    private @Nullable Read awaitNext() throws InterruptedException {
        long end = System.nanoTime() + silence.toNanos();
        while (!stopping.getAsBoolean() && System.nanoTime() < end) {
            var next = read.poll(Math.min(GLANCE.toNanos(), end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (next != null) {
                return next;
            }
        }
        return null;
    }

    /// Whether there is more to do.
    private boolean take(@Nullable Read next, StreamAnswer answer) throws IOException, InterruptedException {
        return switch (next) {
            case null -> {
                answer.stopped(silent());
                yield false;
            }
            case Read.Group(var judged) -> offer(await(judged), answer);
            case Read.End(long count) -> {
                if (settle(0, answer)) {
                    answer.summary(count);
                }
                yield false;
            }
            case Read.Cut(var failure) -> {
                LOG.infof("a stream was cut off: %s", failure.getMessage());
                yield false;
            }
        };
    }

    private boolean offer(List<Judged> group, StreamAnswer answer) throws IOException, InterruptedException {
        for (var line : group) {
            switch (line) {
                case Judged.Sound sound -> {
                    unsettled.add(new Unsettled.Offered(sound, intake.offer(sound.draft())));
                    unsettledBytes += sound.size() + LINE_COST;
                }
                case Judged.Broken broken -> {
                    unsettled.add(new Unsettled.Broken(broken));
                    unsettledBytes += LINE_COST;
                }
            }
            if (!settle(MOST_UNSETTLED_BYTES, answer)) {
                return false;
            }
        }
        return true;
    }

    /// Waits for the eldest lines until no more than `bytes` are left. False when the log has failed.
    private boolean settle(long bytes, StreamAnswer answer) throws IOException, InterruptedException {
        while (unsettledBytes > bytes) {
            switch (unsettled.remove()) {
                case Unsettled.Broken(var line) -> {
                    unsettledBytes -= LINE_COST;
                    answer.refused(line.line(), line.violations());
                }
                case Unsettled.Offered(var line, var outcome) -> {
                    unsettledBytes -= line.size() + LINE_COST;
                    if (!tell(line.line(), await(outcome), answer)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean tell(long line, Outcome outcome, StreamAnswer answer) throws IOException {
        switch (outcome) {
            case Outcome.Written(var receipt) -> answer.published(line, receipt.place());
            case Outcome.Duplicate _ -> answer.duplicate(line);
            case Outcome.Refused(var refusal, var detail) ->
                answer.refused(line, List.of(new Violation("", Answer.rule(refusal), detail)));
            case Outcome.Unacknowledged away -> {
                answer.stopped(Answer.away(away));
                return false;
            }
            case Outcome.Withheld _ -> throw new IllegalStateException("a line is not withheld for another");
        }
        return true;
    }

    private static Problem ending() {
        return Problem.of(503, "stopping", "This instance of the service ends. Send the rest in another stream.");
    }

    private Problem silent() {
        return Problem.of(
                408,
                "silent-sender",
                "No line came for " + silence.toSeconds() + " s. Send the rest in another stream.");
    }

    private static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("neither judging nor the log fails otherwise than it says", e);
        }
    }
}
