package io.countermove.local;

import java.util.Set;
import java.util.TreeSet;

/// The versions of one projection. A number is never used twice, so what is dropped late meets nothing new.
///
/// @param active the one that serves
/// @param last the highest number that was given
/// @param obsolete what may be dropped: the one that is built counts as such until it is switched to
/// @param kept what differed, and is looked into
record Versions(int active, int last, Set<Integer> obsolete, Set<Integer> kept) {
    static final Versions FIRST = new Versions(1, 1, Set.of(), Set.of());

    Versions {
        obsolete = Set.copyOf(obsolete);
        kept = Set.copyOf(kept);
        if (active < 1 || last < active || obsolete.contains(active) || kept.contains(active)) {
            throw new IllegalArgumentException("active " + active + " of " + last + ", " + obsolete + ", " + kept);
        }
    }

    /// With one more, which is `last`.
    Versions begin() {
        return new Versions(active, last + 1, with(obsolete, last + 1), kept);
    }

    Versions activate(int version) {
        return new Versions(version, last, without(with(obsolete, active), version), without(kept, version));
    }

    /// Lets the one that was begun last be looked into.
    Versions keepLast() {
        return new Versions(active, last, without(obsolete, last), with(kept, last));
    }

    Versions discardKept() {
        Set<Integer> all = new TreeSet<>(obsolete);
        all.addAll(kept);
        return new Versions(active, last, all, Set.of());
    }

    Versions dropped(int version) {
        return new Versions(active, last, without(obsolete, version), kept);
    }

    private static Set<Integer> with(Set<Integer> set, int version) {
        Set<Integer> more = new TreeSet<>(set);
        more.add(version);
        return more;
    }

    private static Set<Integer> without(Set<Integer> set, int version) {
        Set<Integer> less = new TreeSet<>(set);
        less.remove(version);
        return less;
    }
}
