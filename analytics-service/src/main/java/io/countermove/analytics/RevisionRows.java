package io.countermove.analytics;

import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/// The revisions that say something, each chained to the next of its announcement. A freed row has no kind.
final class RevisionRows {

    private final Dictionary words;
    private final Chains chains = new Chains();
    private final Ints kind = new Ints();
    private final BitSet kinds = new BitSet();
    private final Groups byKind = new Groups();
    private final Ints publisher = new Ints();
    private final Ints confidence = new Ints();
    private final RevisionFlags flags = new RevisionFlags();
    private final Dates announcedOn = new Dates();
    private final Dates validFrom = new Dates();
    private final Dates validTo = new Dates();
    private final Knowns knowns = new Knowns();
    private final Parts parts = new Parts();
    private final Lists jurisdictions = new Lists();
    private final Lists respondsTo = new Lists();
    private final Lists otherPublishers = new Lists();
    private final Ints reports = new Ints();
    private final FirstKnown firsts = new FirstKnown(chains, knowns, flags);
    private final KnownRows known = new KnownRows(chains, knowns, kind);

    RevisionRows(Dictionary words) {
        this.words = words;
    }

    void addAnnouncement(int code) {
        chains.addAnnouncement(code);
        firsts.addAnnouncement(code);
    }

    void put(int code, ObservationKey key, Observation.Stated stated) {
        int row = row(code, key.revisionBits());
        int size = chains.size();
        if (row == Chains.END) {
            row = chains.add(code, key.revisionBits());
        }
        boolean isNew = row == size;
        if (!isNew && isSaying(row)) {
            byKind.remove(row, kind.get(row));
        }
        kind.set(row, words.code(stated.kind()));
        kinds.set(kind.get(row));
        byKind.add(row, kind.get(row));
        publisher.set(row, words.code(stated.publisher()));
        confidence.set(row, words.code(stated.confidence()));
        flags.set(row, stated);
        announcedOn.set(row, stated.announcedOn());
        validFrom.set(row, stated.validFrom());
        validTo.set(row, stated.validTo());
        knowns.set(row, stated.known());
        parts.set(
                row,
                codes(stated.participants(), Observation.Part::role),
                codes(stated.participants(), Observation.Part::entity),
                isNew);
        jurisdictions.set(row, codes(stated.jurisdictions(), text -> text), isNew);
        reports.set(row, words.code(stated.reports()));
        respondsTo.set(row, codes(stated.respondsTo(), text -> text), isNew);
        otherPublishers.set(row, codes(stated.alsoReportedBy(), text -> text), isNew);
        firsts.note(code);
    }

    void remove(int code, long bits) {
        int row = row(code, bits);
        if (row == Chains.END) {
            return;
        }
        byKind.remove(row, kind.get(row));
        kind.set(row, Dictionary.NONE);
        chains.free(row);
        firsts.note(code);
    }

    /// How many rows there are, freed ones included.
    int size() {
        return chains.size();
    }

    KnownRows known() {
        return known;
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

    /// Whether it only reports another announcement once more.
    boolean reportsAnother(int row) {
        return flags.reportsAnother(row);
    }

    boolean isOfficial(int row) {
        return flags.isOfficial(row);
    }

    /// The row of a revision, or -1 where it says nothing.
    int row(int code, long bits) {
        int row = chains.first(code);
        while (row != Chains.END && chains.revision(row) != bits) {
            row = chains.next(row);
        }
        return row;
    }

    /// Whether it is the first that was known of its announcement.
    boolean isBase(int row) {
        return firsts.is(row);
    }

    /// How many days late the announcement of the row was recorded when it was first; -1 where it was loaded in bulk,
    /// which says nothing of that.
    int findDelay(int row) {
        return firsts.findDelay(row);
    }

    Dates validFrom() {
        return validFrom;
    }

    Dates validTo() {
        return validTo;
    }

    int confidence(int row) {
        return confidence.get(row);
    }

    Parts parts() {
        return parts;
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
        return chains.announcement(row);
    }

    long revision(int row) {
        return chains.revision(row);
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
        return parts.entities();
    }

    Lists jurisdictions() {
        return jurisdictions;
    }

    private <T> int[] codes(List<T> items, Function<T, String> text) {
        return items.stream().mapToInt(item -> words.code(text.apply(item))).toArray();
    }

    /// How many there are.
    int count() {
        return chains.count();
    }

    long bytes() {
        return chains.bytes()
                + kind.bytes()
                + publisher.bytes()
                + confidence.bytes()
                + flags.bytes()
                + announcedOn.bytes()
                + validFrom.bytes()
                + validTo.bytes()
                + knowns.bytes()
                + parts.bytes()
                + jurisdictions.bytes()
                + respondsTo.bytes()
                + otherPublishers.bytes()
                + reports.bytes()
                + byKind.bytes()
                + firsts.bytes();
    }
}
