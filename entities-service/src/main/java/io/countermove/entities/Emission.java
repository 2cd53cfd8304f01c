package io.countermove.entities;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    /// @param timers what was told of days that came
    /// @param at when it was read, as the timekeeper sees the time
    record Past(Map<String, Heard> snapshots, Set<Place> deadLetters, Set<Told> timers, Instant at) {
        /// Less than the topic keeps: what is older was told and may be gone from there.
        private static final Duration KEPT = Duration.ofDays(80);

        public Past {
            snapshots = new TreeMap<>(snapshots);
            deadLetters = Set.copyOf(deadLetters);
            timers = Set.copyOf(timers);
        }

        public boolean knows(String policy, String timer, LocalDate due) {
            return due.atStartOfDay(ZoneOffset.UTC).toInstant().isBefore(at.minus(KEPT))
                    || timers.contains(new Told(policy, timer, due));
        }
    }

    /// That a policy's day had come.
    record Told(String policy, String timer, LocalDate due) {}

    boolean isOpen();

    /// Opens, unless it is open: puts on the outbox what others lack or have otherwise. These are snapshots, with
    /// versions that go on from theirs, dead letters, days that came, and one `rebuilt` where anything was.
    ///
    /// @param version of the projection
    void open(int version, Past past);
}
