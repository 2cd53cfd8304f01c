package io.countermove.events;

import io.countermove.contracts.announcement.AnnouncementId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The answer to who wants to write: wait for another writer of the same announcement, or go ahead.
sealed interface Claim {
    record Wait(CompletableFuture<?> until) implements Claim {}

    /// Look first whether the event that speaks against a draft is sound; nothing is reserved.
    record Check(AnnouncementId subject, Sighting against) implements Claim {}

    /// One verdict for each draft; what is to be written is reserved, unless one was refused.
    record Granted(List<Verdict> verdicts) implements Claim {
        public Granted {
            verdicts = List.copyOf(verdicts);
        }

        boolean isRefused() {
            return verdicts.stream().anyMatch(Verdict.Refused.class::isInstance);
        }
    }
}
