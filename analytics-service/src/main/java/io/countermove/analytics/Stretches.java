package io.countermove.analytics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Between which instants the same is known of a policy by a clock, and what. Several may ask it at once, while nobody
/// outdates it.
final class Stretches {

    /// Of more, only the last is kept.
    private static final int KEPT = 512;

    private final long[] instants;
    private final AtomicReferenceArray<@Nullable Optional<Curb>> curbs;
    private long outdated = Long.MAX_VALUE;

    /// @param instants when what is known changes, rising
    /// @param before what was folded when less had come in; null where nothing was
    Stretches(long[] instants, @Nullable Stretches before) {
        this.instants = instants;
        this.curbs = new AtomicReferenceArray<>(instants.length + 1);
        if (before != null) {
            // The last of them may end elsewhere now, and begins where it did.
            int last = placeOf(before.outdated - 1);
            for (int place = 0; place <= last; place++) {
                if (isKept(place)) {
                    curbs.set(place, before.curbs.get(place));
                }
            }
        }
    }

    /// From then on something else may be known.
    void outdate(long since) {
        outdated = Math.min(outdated, since);
    }

    boolean isOutdated() {
        return outdated != Long.MAX_VALUE;
    }

    /// When what is known changed last; 0 where it never did.
    long last() {
        return instants.length == 0 ? 0 : instants[instants.length - 1];
    }

    /// What is known then.
    Optional<Curb> find(long at, Supplier<Optional<Curb>> fold) {
        int place = placeOf(at);
        var kept = curbs.get(place);
        if (kept != null) {
            return kept;
        }
        var folded = fold.get();
        if (isKept(place)) {
            curbs.set(place, folded);
        }
        return folded;
    }

    /// When a stretch begins that is kept and was not asked for yet.
    OptionalLong findUnfolded() {
        for (int place = 1; place <= instants.length; place++) {
            if (isKept(place) && curbs.get(place) == null) {
                return OptionalLong.of(instants[place - 1]);
            }
        }
        return OptionalLong.empty();
    }

    /// How many instants lie not after it.
    private int placeOf(long at) {
        int found = Arrays.binarySearch(instants, at);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private boolean isKept(int place) {
        return place == instants.length || instants.length <= KEPT;
    }
}
