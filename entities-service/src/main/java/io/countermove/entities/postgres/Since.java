package io.countermove.entities.postgres;

import io.countermove.contracts.revision.KnownBy;
import io.countermove.contracts.revision.Revision;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// From when on something other is known, by each clock.
record Since(Instant system, Instant publicly) {
    /// Of the revisions of one announcement; they must differ.
    static Since between(List<Revision> before, List<Revision> after) {
        var same = IntStream.range(0, Math.min(before.size(), after.size()))
                .takeWhile(i -> isSame(before.get(i), after.get(i)))
                .count();
        return Stream.of(before, after)
                .flatMap(revisions -> revisions.stream().skip(same).limit(1))
                .map(revision -> new Since(revision.knownFrom(), revision.publicFrom()))
                .reduce(Since::earlier)
                .orElseThrow();
    }

    Since earlier(Since other) {
        return new Since(min(system, other.system), min(publicly, other.publicly));
    }

    Instant by(KnownBy clock) {
        return switch (clock) {
            case SYSTEM -> system;
            case PUBLIC -> publicly;
        };
    }

    private static boolean isSame(Revision one, Revision other) {
        return one.event().equals(other.event())
                && one.knownFrom().equals(other.knownFrom())
                && one.publicFrom().equals(other.publicFrom());
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
