package io.countermove.analytics;

/// The first revision that was known of each announcement, and how many days late that was: all that is counted by
/// delay would have to follow the chains.
final class FirstKnown {

    private static final int NONE = -1;

    private final Chains chains;
    private final Knowns knowns;
    private final RevisionFlags flags;
    private final Ints firsts = new Ints();
    private final Ints delays = new Ints();

    FirstKnown(Chains chains, Knowns knowns, RevisionFlags flags) {
        this.chains = chains;
        this.knowns = knowns;
        this.flags = flags;
    }

    void addAnnouncement(int code) {
        firsts.set(code, NONE);
    }

    /// To be told when revisions of an announcement came or went.
    void note(int code) {
        int first = chains.first(code);
        for (int other = first; other != Chains.END; other = chains.next(other)) {
            int order = Long.compare(knowns.from(other), knowns.from(first));
            order = order != 0 ? order : Long.compare(knowns.publicFrom(other), knowns.publicFrom(first));
            if (order < 0) {
                first = other;
            }
        }
        firsts.set(code, first);
        delays.set(
                code,
                first == Chains.END || flags.isImported(first)
                        ? NONE
                        : Delays.days(knowns.publicFrom(first), knowns.from(first)));
    }

    boolean is(int row) {
        return knowns.from(row) == knowns.from(firsts.get(chains.announcement(row)));
    }

    /// -1 where it was loaded in bulk, which says nothing of that.
    int findDelay(int row) {
        return delays.get(chains.announcement(row));
    }

    long bytes() {
        return firsts.bytes() + delays.bytes();
    }
}
