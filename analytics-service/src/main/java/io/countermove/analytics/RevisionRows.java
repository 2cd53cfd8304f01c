package io.countermove.analytics;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.Fact;
import io.countermove.contracts.announcement.Participant;
import io.countermove.contracts.announcement.Source;
import io.countermove.contracts.announcement.Word;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.revision.KnownBy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The revisions that say something, each chained to the next of its announcement. A freed row has no kind.
final class RevisionRows {

    private static final int END = -1;
    private static final int OFFICIAL = 1;
    private static final int MOVES_POLICY = 2;
    private static final int REPORTS = 4;
    private static final int IMPORTED = 8;

    private final Dictionary words;
    private final Ints heads = new Ints();
    private final Ints next = new Ints();
    private final Ints announcement = new Ints();
    private final Longs revision = new Longs();
    private final Ints kind = new Ints();
    private final BitSet kinds = new BitSet();
    private final Groups byKind = new Groups();
    private final Ints publisher = new Ints();
    private final Ints confidence = new Ints();
    private final Ints flags = new Ints();
    private final Dates announcedOn = new Dates();
    private final Dates validFrom = new Dates();
    private final Dates validTo = new Dates();
    private final Knowns knowns = new Knowns();
    private final Lists roles = new Lists();
    private final Lists entities = new Lists();
    private final Lists jurisdictions = new Lists();
    private final Lists respondsTo = new Lists();
    private final Lists otherPublishers = new Lists();
    private final Ints reports = new Ints();
    /// By announcement, since all that is counted by delay would follow the chains: the first that was known of it, and
    /// how many days late that was.
    private final Ints bases = new Ints();
    private final Ints delays = new Ints();
    private final Deque<Integer> free = new ArrayDeque<>();
    private int rows;

    RevisionRows(Dictionary words) {
        this.words = words;
    }

    void addAnnouncement(int code) {
        heads.set(code, END);
        bases.set(code, END);
    }

    void put(int code, ObservationKey key, Observation.Stated stated) {
        int row = find(code, key.revisionBits());
        boolean isNew = row == END && free.isEmpty();
        if (row == END) {
            row = isNew ? rows++ : free.pop();
            next.set(row, heads.get(code));
            heads.set(code, row);
            announcement.set(row, code);
            revision.set(row, key.revisionBits());
        }
        if (!isNew && isSaying(row)) {
            byKind.remove(row, kind.get(row));
        }
        kind.set(row, words.code(stated.kind()));
        kinds.set(kind.get(row));
        byKind.add(row, kind.get(row));
        publisher.set(row, words.code(stated.publisher()));
        confidence.set(row, words.code(stated.confidence()));
        flags.set(row, flags(stated));
        announcedOn.set(row, stated.announcedOn());
        validFrom.set(row, stated.validFrom());
        validTo.set(row, stated.validTo());
        knowns.set(row, stated.known());
        roles.set(row, codes(stated.participants(), Observation.Part::role), isNew);
        entities.set(row, codes(stated.participants(), Observation.Part::entity), isNew);
        jurisdictions.set(row, codes(stated.jurisdictions(), text -> text), isNew);
        reports.set(row, words.code(stated.reports()));
        respondsTo.set(row, codes(stated.respondsTo(), text -> text), isNew);
        otherPublishers.set(row, codes(stated.alsoReportedBy(), text -> text), isNew);
        findBase(code);
    }

    void remove(int code, long bits) {
        int row = find(code, bits);
        if (row == END) {
            return;
        }
        if (heads.get(code) == row) {
            heads.set(code, next.get(row));
        } else {
            int before = heads.get(code);
            while (next.get(before) != row) {
                before = next.get(before);
            }
            next.set(before, next.get(row));
        }
        byKind.remove(row, kind.get(row));
        kind.set(row, Dictionary.NONE);
        free.push(row);
        findBase(code);
    }

    /// How many rows there are, freed ones included.
    int size() {
        return rows;
    }

    /// Which revisions say something and are those known then.
    IntPredicate known(AsOf asOf) {
        long at = Microseconds.of(asOf.knownAt());
        var begins = knowns.begins(asOf.knownBy());
        var ends = knowns.ends(asOf.knownBy());
        return row -> begins.get(row) <= at && at < ends.get(row) && kind.get(row) != Dictionary.NONE;
    }

    /// The codes of all kinds that there ever were.
    BitSet kinds() {
        return kinds;
    }

    /// The rows of revisions of such kinds.
    BitSet of(BitSet wanted) {
        return byKind.ofAny(wanted);
    }

    /// Whether the row is one of a revision.
    boolean isSaying(int row) {
        return kind.get(row) != Dictionary.NONE;
    }

    boolean movesPolicy(int row) {
        return (flags.get(row) & MOVES_POLICY) != 0;
    }

    /// Whether it only reports another announcement once more.
    boolean reportsAnother(int row) {
        return (flags.get(row) & REPORTS) != 0;
    }

    /// Whether it was loaded in bulk.
    boolean isImported(int row) {
        return (flags.get(row) & IMPORTED) != 0;
    }

    /// The row of a revision, or -1 where it says nothing.
    int row(int code, long bits) {
        return find(code, bits);
    }

    /// When another revision, or none, becomes the one known.
    LongStream instants(int code, KnownBy clock) {
        var instants = LongStream.builder();
        for (int row = heads.get(code); row != END; row = next.get(row)) {
            instants.add(knowns.from(row, clock)).add(knowns.to(row, clock));
        }
        return instants.build();
    }

    /// The revision of an announcement that is known then, or -1.
    int knownRow(int code, AsOf asOf) {
        return knownRow(code, known(asOf));
    }

    /// The same of one of many, with the test that all have.
    int knownRow(int code, IntPredicate known) {
        for (int row = heads.get(code); row != END; row = next.get(row)) {
            if (known.test(row)) {
                return row;
            }
        }
        return END;
    }

    /// Whether it is the first that was known of its announcement.
    boolean isBase(int row) {
        return knowns.from(row) == knowns.from(bases.get(announcement.get(row)));
    }

    /// The row of the revision that is known when no other will be any more, or -1.
    int lastRow(int code) {
        for (int row = heads.get(code); row != END; row = next.get(row)) {
            if (knowns.isOpen(row)) {
                return row;
            }
        }
        return END;
    }

    /// How many days late the announcement of the row was recorded when it was first; -1 where it was loaded in bulk,
    /// which says nothing of that.
    int findDelay(int row) {
        return delays.get(announcement.get(row));
    }

    /// How late the announcements known then were recorded when they were first, be that corrected since. What was
    /// loaded in bulk says nothing of that.
    Delays delays(AsOf asOf) {
        var known = known(asOf);
        var found = new Delays();
        for (int row = 0; row < rows; row++) {
            if (known.test(row)) {
                int delay = findDelay(row);
                if (delay >= 0) {
                    found.add(delay);
                }
            }
        }
        return found;
    }

    private void findBase(int code) {
        int base = heads.get(code);
        for (int other = base; other != END; other = next.get(other)) {
            int order = Long.compare(knowns.from(other), knowns.from(base));
            order = order != 0 ? order : Long.compare(knowns.publicFrom(other), knowns.publicFrom(base));
            if (order < 0) {
                base = other;
            }
        }
        bases.set(code, base);
        delays.set(
                code, base == END || isImported(base) ? -1 : Delays.days(knowns.publicFrom(base), knowns.from(base)));
    }

    Knowns knowns() {
        return knowns;
    }

    Dates validFrom() {
        return validFrom;
    }

    int confidence(int row) {
        return confidence.get(row);
    }

    /// Whether one of the participants in the role is the entity.
    boolean hasInRole(int row, int role, int entity) {
        for (int i = 0; i < entities.length(row); i++) {
            if (roles.get(row, i) == role && entities.get(row, i) == entity) {
                return true;
            }
        }
        return false;
    }

    Lists roles() {
        return roles;
    }

    /// The id that it reports once more, as a word.
    int reports(int row) {
        return reports.get(row);
    }

    Lists respondsTo() {
        return respondsTo;
    }

    Lists otherPublishers() {
        return otherPublishers;
    }

    int announcement(int row) {
        return announcement.get(row);
    }

    long revision(int row) {
        return revision.get(row);
    }

    int kind(int row) {
        return kind.get(row);
    }

    int publisher(int row) {
        return publisher.get(row);
    }

    Dates announcedOn() {
        return announcedOn;
    }

    Lists entities() {
        return entities;
    }

    Lists jurisdictions() {
        return jurisdictions;
    }

    /// The announcement as far as the columns hold it: without title, links and the facts that state no status.
    Announcement announcement(int row, List<Fact> statuses) {
        var sureness = words.word(confidence.get(row));
        var source = new Source(null, words.required(publisher.get(row)), null, null, (flags.get(row) & OFFICIAL) != 0);
        return new Announcement(
                words.required(kind.get(row)),
                "",
                EdtfDate.parse(String.valueOf(announcedOn.get(row))),
                validFrom.get(row),
                validTo.get(row),
                IntStream.range(0, jurisdictions.length(row))
                        .mapToObj(i -> words.required(jurisdictions.get(row, i)))
                        .toList(),
                participants(row),
                statuses,
                List.of(),
                source,
                List.of(),
                null,
                sureness == null ? null : Word.parse(Confidence.class, sureness),
                null,
                null,
                null,
                null,
                null);
    }

    private List<Participant> participants(int row) {
        var participants = new ArrayList<Participant>();
        for (int i = 0; i < entities.length(row); i++) {
            participants.add(new Participant(
                    words.required(roles.get(row, i)),
                    EntityId.parse(words.required(entities.get(row, i))),
                    null,
                    List.of(),
                    Map.of()));
        }
        return participants;
    }

    private int find(int code, long bits) {
        int row = heads.get(code);
        while (row != END && revision.get(row) != bits) {
            row = next.get(row);
        }
        return row;
    }

    private <T> int[] codes(List<T> items, java.util.function.Function<T, String> text) {
        return items.stream().mapToInt(item -> words.code(text.apply(item))).toArray();
    }

    static boolean movesPolicy(String kind) {
        return kind.startsWith("policy.") || kind.equals("licence.changed") || kind.equals("listing.changed");
    }

    private static int flags(Observation.Stated stated) {
        var kind = stated.kind();
        return (stated.official() ? OFFICIAL : 0)
                | (movesPolicy(kind) ? MOVES_POLICY : 0)
                | (stated.imported() ? IMPORTED : 0)
                | (stated.reports() == null ? 0 : REPORTS);
    }

    /// How many there are.
    int count() {
        return rows - free.size();
    }

    long bytes() {
        return heads.bytes()
                + next.bytes()
                + announcement.bytes()
                + revision.bytes()
                + kind.bytes()
                + publisher.bytes()
                + confidence.bytes()
                + flags.bytes()
                + announcedOn.bytes()
                + validFrom.bytes()
                + validTo.bytes()
                + knowns.bytes()
                + roles.bytes()
                + entities.bytes()
                + jurisdictions.bytes()
                + respondsTo.bytes()
                + otherPublishers.bytes()
                + reports.bytes()
                + byKind.bytes()
                + bases.bytes()
                + delays.bytes();
    }
}
