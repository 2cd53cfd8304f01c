package io.countermove.analytics;

import io.countermove.contracts.event.Microseconds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What became known of announcements after one moment and until another, moment by moment.
final class Changes {

    private static final Comparator<Change> ORDER =
            Comparator.comparingLong(Change::at).thenComparing(Change::id);

    private final List<Change> changes;
    private final int[] starts;

    private Changes(List<Change> changes) {
        this.changes = changes;
        this.starts = IntStream.rangeClosed(0, changes.size())
                .filter(i -> i == 0
                        || i == changes.size()
                        || changes.get(i).at() != changes.get(i - 1).at())
                .toArray();
    }

    static Changes between(AsOf from, AsOf to, ObservationColumns columns) {
        var found = new ArrayList<Change>();
        long after = Microseconds.of(from.knownAt());
        long until = Microseconds.of(to.knownAt());
        var seen = new BitSet();
        var revisions = columns.revisions();
        for (int row = 0; row < revisions.size(); row++) {
            int announcement = revisions.announcement(row);
            if (revisions.isSaying(row) && !seen.get(announcement)) {
                seen.set(announcement);
                columns.instants(announcement, to.knownBy())
                        .filter(at -> at > after && at <= until)
                        .distinct()
                        .forEach(at -> change(at, announcement, to, columns, found));
            }
        }
        found.sort(ORDER);
        return new Changes(found);
    }

    private static void change(long at, int announcement, AsOf asOf, ObservationColumns columns, List<Change> found) {
        int before = columns.knownRow(announcement, at(at - 1, asOf));
        int after = columns.knownRow(announcement, at(at, asOf));
        if (before != after) {
            boolean isFirst = columns.instants(announcement, asOf.knownBy()).noneMatch(other -> other < at);
            var kind = after < 0 ? Change.Kind.RETRACTED : isFirst ? Change.Kind.NEW : Change.Kind.CORRECTED;
            found.add(new Change(at, announcement, columns.id(announcement), kind));
        }
    }

    private static AsOf at(long micros, AsOf asOf) {
        return new AsOf(asOf.validAt(), Microseconds.toInstant(micros), asOf.knownBy());
    }

    /// How many moments there are.
    int moments() {
        return starts.length - 1;
    }

    /// When the moment was, counted from 1.
    Instant at(int moment) {
        return Microseconds.toInstant(changes.get(starts[moment - 1]).at());
    }

    /// The changes of the moments after `from` up to `to`.
    List<Change> of(int from, int to) {
        return changes.subList(starts[from], starts[to]);
    }

    /// The moments that concern one of these announcements.
    BitSet concerning(BitSet announcements) {
        var moments = new BitSet();
        for (int moment = 1; moment <= moments(); moment++) {
            if (of(moment - 1, moment).stream().anyMatch(change -> announcements.get(change.announcement()))) {
                moments.set(moment);
            }
        }
        return moments;
    }

    BitSet announcements() {
        var codes = new BitSet();
        changes.forEach(change -> codes.set(change.announcement()));
        return codes;
    }

    /// How many there are of each kind, under its word.
    static Map<String, Object> count(List<Change> changes) {
        var counts = new LinkedHashMap<String, Object>();
        for (var kind : Change.Kind.values()) {
            counts.put(
                    kind.word(),
                    changes.stream().filter(change -> change.kind() == kind).count());
        }
        return counts;
    }
}
