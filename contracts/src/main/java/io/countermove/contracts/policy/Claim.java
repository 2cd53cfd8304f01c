package io.countermove.contracts.policy;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.date.EdtfDate;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What one announcement says of a policy's status from a date on.
///
/// @param ends whether it ends a suspension that was announced no later; then it has no end itself
record Claim(
        Layer layer,
        String status,
        EdtfDate from,
        @Nullable EdtfDate to,
        boolean ends,
        EdtfDate announcedOn,
        boolean official,
        Confidence confidence,
        AnnouncementId id) {

    /// What can stand over what in law.
    enum Layer {
        STANDING,
        SUSPENSION,
        OFFICIAL_FACT
    }

    /// Among claims that are equally official: the latest beginning, the surest, the latest announced, the lowest id,
    /// the sharper.
    static final Comparator<Claim> PRECEDENCE = Comparator.comparing(
                    (Claim c) -> c.from().earliest(), Comparator.reverseOrder())
            .thenComparing(Claim::confidence)
            .thenComparing(c -> c.announcedOn().earliest(), Comparator.reverseOrder())
            .thenComparing(Claim::id)
            .thenComparing(Claim::status)
            .thenComparing(Claim::from);

    static Claim of(
            Layer layer, String status, EdtfDate from, @Nullable EdtfDate to, boolean ends, PolicyAnnouncement by) {
        Announcement a = by.announcement();
        return new Claim(
                layer, status, from, to, ends, a.announcedOn(), a.source().official(), a.sureness(), by.id());
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from.earliest()) && (to == null || day.isBefore(to.earliest()));
    }

    boolean beginsAfter(Claim other) {
        return from.earliest().isAfter(other.from.earliest());
    }
}
