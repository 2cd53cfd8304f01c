package io.countermove.analytics;

import java.util.BitSet;
import java.util.Collection;
import java.util.function.IntPredicate;

/// A filter in the codes of the dictionary; an empty one takes everything.
final class Selection {

    private final Dictionary words;
    private final RevisionRows revisions;
    private final FactRows facts;
    private final boolean anyKind;
    private final BitSet kinds = new BitSet();
    private final boolean anyPublisher;
    private final BitSet publishers;
    private final boolean anyJurisdiction;
    private final BitSet jurisdictions;
    private final boolean anyEntity;
    private final BitSet entities;
    private final int[] stated;

    Selection(AnnouncementFilter filter, Dictionary words, RevisionRows revisions, FactRows facts) {
        this.words = words;
        this.revisions = revisions;
        this.facts = facts;
        anyKind = filter.kinds().isEmpty();
        revisions.kinds().stream()
                .filter(code -> filter.takesKind(words.required(code)))
                .forEach(kinds::set);
        anyPublisher = filter.publishers().isEmpty();
        publishers = codes(filter.publishers());
        anyJurisdiction = filter.jurisdictions().isEmpty();
        jurisdictions = codes(filter.jurisdictions());
        anyEntity = filter.entities().isEmpty();
        entities = codes(filter.entities());
        stated = entities.stream().toArray();
    }

    /// Those of its kinds.
    private BitSet rows() {
        return revisions.of(anyKind ? revisions.kinds() : kinds);
    }

    /// When those of the rows known that it takes were announced.
    DatedRows dated(IntPredicate known, long from, long to) {
        var found = new DatedRows();
        var rows = rows();
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            int earliest = revisions.announcedOn().earliest(row);
            int latest = revisions.announcedOn().latest(row);
            if (latest >= from && earliest < to && known.test(row) && takes(row)) {
                if (revisions.reportsAnother(row)) {
                    found.leaveOut();
                } else if (earliest >= from && latest < to) {
                    found.add(row, earliest, latest);
                } else {
                    found.leaveCrossing();
                }
            }
        }
        return found;
    }

    boolean takes(int row) {
        return (anyKind || kinds.get(revisions.kind(row)))
                && (anyPublisher || publishers.get(revisions.publisher(row)))
                && (anyJurisdiction || holds(revisions.jurisdictions(), row, jurisdictions))
                && (anyEntity || holds(revisions.entities(), row, entities) || factMentions(row));
    }

    private boolean factMentions(int row) {
        for (int code : stated) {
            if (facts.mentions(revisions.announcement(row), revisions.revision(row), code)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(Lists lists, int row, BitSet wanted) {
        for (int i = 0; i < lists.length(row); i++) {
            if (wanted.get(lists.get(row, i))) {
                return true;
            }
        }
        return false;
    }

    private BitSet codes(Collection<String> wanted) {
        var codes = new BitSet();
        wanted.stream()
                .mapToInt(words::find)
                .filter(code -> code != Dictionary.NONE)
                .forEach(codes::set);
        return codes;
    }
}
