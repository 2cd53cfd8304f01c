package io.countermove.events.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.countermove.contracts.validation.Violation;
import io.countermove.events.Place;
import io.countermove.platform.problem.Problem;
import io.countermove.platform.query.Position;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The answer to a stream of announcements, a line for each thing to tell, in the order of the lines that it is about.
final class StreamAnswer {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int CHECKPOINT = 1_000;

    private final OutputStream out;
    private final Consumer<String> refusals;
    private final Map<Integer, Long> offsets = new TreeMap<>();
    private long settled;
    private long nextCheckpoint;
    private long published;
    private long duplicates;
    private long refused;

    /// @param first the number of the first line that is wanted
    /// @param refusals takes the first rule that a refused line breaks
    StreamAnswer(OutputStream out, long first, Consumer<String> refusals) {
        this.out = out;
        this.refusals = refusals;
        this.settled = first - 1;
        this.nextCheckpoint = (settled / CHECKPOINT + 1) * CHECKPOINT;
    }

    record Checkpoint(long ackedThroughLine) {}

    record Refused(long line, String rule, String pointer, String detail) {}

    /// @param position of all that was published; null where nothing was
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(
            long lines,
            long published,
            long duplicates,
            long refused,
            long ackedThroughLine,
            @Nullable String position) {}

    void published(long line, Place place) throws IOException {
        offsets.merge(place.partition(), place.offset(), Math::max);
        published++;
        settle(line);
    }

    void duplicate(long line) throws IOException {
        duplicates++;
        settle(line);
    }

    /// @param violations at least one
    void refused(long line, List<Violation> violations) throws IOException {
        refusals.accept(violations.getFirst().rule());
        for (var broken : violations) {
            write(new Refused(line, broken.rule(), broken.pointer(), broken.detail()));
        }
        refused++;
        settle(line);
    }

    /// @param lines of the whole body, all of them settled
    void summary(long lines) throws IOException {
        settled = Math.max(settled, lines);
        var position = offsets.isEmpty() ? null : Position.of(offsets).toString();
        write(Map.of("summary", new Summary(lines, published, duplicates, refused, settled, position)));
        out.flush();
    }

    /// The last line where not all could be published.
    void stopped(Problem problem) throws IOException {
        write(Map.of("problem", problem.with("ackedThroughLine", settled)));
        out.flush();
    }

    void flush() throws IOException {
        out.flush();
    }

    private void settle(long line) throws IOException {
        settled = line;
        while (nextCheckpoint <= line) {
            write(new Checkpoint(nextCheckpoint));
            nextCheckpoint += CHECKPOINT;
        }
    }

    private void write(Object line) throws IOException {
        out.write(JSON.writeValueAsBytes(line));
        out.write('\n');
    }
}
