package io.countermove.entities;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Whether others hear of what changes. A projection that is built says nothing; when it is to be the one that is
/// heard,
/// it is first held against what others have heard so far.
public interface Emission {
    /// The last snapshot of an entity that others have.
    ///
    /// @param digest of its content without the version
    record Heard(long version, String digest) {}

    /// What is on the topics.
    ///
    /// @param deadLetters the places of the records that were written to the dead letters
    record Past(Map<String, Heard> snapshots, Set<Place> deadLetters) {
        public Past {
            snapshots = new TreeMap<>(snapshots);
            deadLetters = Set.copyOf(deadLetters);
        }
    }

    boolean isOpen();

    /// Opens, unless it is open: puts on the outbox the snapshots that others lack or have otherwise, with versions
    /// that
    /// go on from theirs, the dead letters that are missing, and one `rebuilt` where there is anything to rebuild.
    ///
    /// @param version of the projection
    void open(int version, Past past);
}
