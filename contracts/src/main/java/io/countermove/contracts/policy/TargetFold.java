package io.countermove.contracts.policy;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.Direction;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.date.Precision;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// On which days an entity is a target of a policy, at one instant of known time after another. An amendment and a
/// change of a list name it from their own dates on, every other announcement for all days; a change of a list that
/// eases removes it. What stands on a day is found as for a status that is stated.
public final class TargetFold {
    private static final String TARGET = "target";
    private static final String REMOVED = "removed";
    private static final EdtfDate ALWAYS = new EdtfDate("..", LocalDate.MIN, LocalDate.MIN, Precision.DAY);

    private final TimelineFold.Layer layer;

    /// @param naming those that have the policy as `instrument` and the entity as `target`
    public TargetFold(List<PolicyAnnouncement> naming) {
        layer = new TimelineFold.Layer(naming.stream().map(TargetFold::claims).toList(), Covering::bestStated);
    }

    /// In order, without gaps between them that are none.
    ///
    /// @param known the places of those that are known
    public List<Days> at(BitSet known) {
        return layer.at(known).stream()
                .filter(period -> period.status().equals(TARGET))
                .map(TargetFold::days)
                .toList();
    }

    /// Whether its targets may be such on some days only.
    public static boolean isDated(Announcement announcement) {
        return announcement.kind().equals("policy.amended")
                || announcement.kind().equals("listing.changed");
    }

    /// The days for which it names its targets; empty where it removes them, or says that they end before they begin.
    public static Optional<Days> named(Announcement announcement) {
        var days = days(announcement);
        return removes(announcement) || days.isEmpty() ? Optional.empty() : Optional.of(days);
    }

    private static List<Claim> claims(PolicyAnnouncement by) {
        var announcement = by.announcement();
        var from = from(announcement);
        return List.of(Claim.of(
                Claim.Layer.STANDING,
                removes(announcement) ? REMOVED : TARGET,
                from == null ? ALWAYS : from,
                to(announcement),
                false,
                by));
    }

    private static boolean removes(Announcement announcement) {
        return announcement.kind().equals("listing.changed") && announcement.direction() == Direction.EASES;
    }

    /// Null is always.
    private static @Nullable EdtfDate from(Announcement announcement) {
        if (!isDated(announcement)) {
            return null;
        }
        return announcement.validFrom() == null && removes(announcement)
                ? announcement.announcedOn()
                : announcement.validFrom();
    }

    private static @Nullable EdtfDate to(Announcement announcement) {
        return isDated(announcement) ? announcement.validTo() : null;
    }

    private static Days days(Announcement announcement) {
        var from = from(announcement);
        return new Days(from == null ? null : from.earliest(), earliest(to(announcement)));
    }

    private static Days days(Period period) {
        var from = period.from().earliest();
        return new Days(from.equals(LocalDate.MIN) ? null : from, earliest(period.to()));
    }

    private static @Nullable LocalDate earliest(@Nullable EdtfDate date) {
        return date == null ? null : date.earliest();
    }
}
