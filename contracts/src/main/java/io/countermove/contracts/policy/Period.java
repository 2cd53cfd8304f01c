package io.countermove.contracts.policy;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.date.EdtfDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A status of a policy from a date until another, which is excluded; an end of null is open.
///
/// @param announcement the evidence
public record Period(String status, EdtfDate from, @Nullable EdtfDate to, AnnouncementId announcement) {

    Period endingAt(EdtfDate date) {
        return new Period(status, from, date, announcement);
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from.earliest()) && (to == null || day.isBefore(to.earliest()));
    }

    /// Whether on a day that it covers it has surely begun: false while the day lies inside an imprecise beginning.
    public boolean isCertain(LocalDate day) {
        return !day.isBefore(from.latest());
    }
}
