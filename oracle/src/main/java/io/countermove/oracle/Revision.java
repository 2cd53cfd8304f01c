package io.countermove.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.date.EdtfDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An applied record with when it was the latest one known, by both clocks; an end of null is open.
public record Revision(
        RawRecord event,
        Instant knownFrom,
        @Nullable Instant knownTo,
        Instant publicFrom,
        @Nullable Instant publicTo) {

    /// @param applied those of one subject, in the order of their ingest times
    static List<Revision> sequence(List<RawRecord> applied) {
        var revisions = new ArrayList<Revision>();
        for (var event : applied) {
            var publicFrom = stated(event);
            if (publicFrom.isAfter(event.ingestTime())) {
                publicFrom = event.ingestTime();
            }
            if (!revisions.isEmpty()) {
                var before = revisions.removeLast();
                if (publicFrom.isBefore(before.publicFrom)) {
                    publicFrom = before.publicFrom;
                }
                revisions.add(new Revision(
                        before.event, before.knownFrom, event.ingestTime(), before.publicFrom, publicFrom));
            }
            revisions.add(new Revision(event, event.ingestTime(), null, publicFrom, null));
        }
        return revisions;
    }

    private static Instant stated(RawRecord event) {
        var value = event.value();
        if (!event.isPublished()) {
            return value.has("publishedOn") ? end(value.path("publishedOn")) : event.ingestTime();
        }
        var source = value.path("source");
        return end(source.has("publishedOn") ? source.path("publishedOn") : value.path("announcedOn"));
    }

    private static Instant end(JsonNode date) {
        return EdtfDate.parse(date.asText()).end();
    }

    boolean isKnown(Asked asked) {
        var to = to(asked);
        return !asked.knownAt().isBefore(from(asked))
                && (to == null || asked.knownAt().isBefore(to));
    }

    Instant from(Asked asked) {
        return asked.publicly() ? publicFrom : knownFrom;
    }

    private @Nullable Instant to(Asked asked) {
        return asked.publicly() ? publicTo : knownTo;
    }
}
