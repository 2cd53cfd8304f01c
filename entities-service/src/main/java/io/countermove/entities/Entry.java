package io.countermove.entities;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.log.LogPosition;
import io.countermove.contracts.log.PoisonReason;
import io.countermove.contracts.reconciliation.RecordIdentity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record of the log at its place.
public sealed interface Entry {
    int partition();

    long offset();

    /// What the reconciliation adds up.
    long hash();

    /// An event that can be folded.
    ///
    /// @param replayOf where the record stands that it is a replay of; null where it is none
    record Sound(
            int partition,
            long offset,
            long hash,
            AnnouncementEvent event,
            @Nullable LogPosition replayOf) implements Entry {
        public Sound(int partition, long offset, long hash, AnnouncementEvent event) {
            this(partition, offset, hash, event, null);
        }
    }

    /// What says nothing that can be applied; key and value in hexadecimal digits.
    record Poison(
            int partition,
            long offset,
            RecordIdentity identity,
            PoisonReason reason,
            String detail,
            Map<String, String> headers,
            @Nullable String key,
            @Nullable String value)
            implements Entry {
        public Poison {
            headers = Map.copyOf(headers);
        }

        @Override
        public long hash() {
            return identity.hash();
        }
    }
}
