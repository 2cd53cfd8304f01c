package io.countermove.contracts.policy;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.EntityId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The three statuses of a policy over valid time: in law, as announced, as enforced. A pure function of what was
/// announced, in any order. Periods stand in order and do not overlap; between them nothing is known.
///
/// @param undated announcements that would move the legal status if they said from when
public record PolicyTimeline(
        List<Period> legal, List<Period> announced, List<Period> enforcement, List<AnnouncementId> undated) {

    /// The names of the three statuses.
    public static final List<String> LAYERS = List.of("legal", "announced", "enforcement");

    public PolicyTimeline {
        legal = List.copyOf(legal);
        announced = List.copyOf(announced);
        enforcement = List.copyOf(enforcement);
        undated = List.copyOf(undated);
    }

    /// Folds the announcements, each in the revision that is known, that have the policy as `instrument` or state a
    /// fact about it; others are of no effect.
    public static PolicyTimeline fold(EntityId policy, List<PolicyAnnouncement> announcements) {
        return new TimelineFold(
                        announcements.stream().map(by -> Claims.of(policy, by)).toList())
                .ofAll();
    }

    /// The periods of a status, by its name.
    public List<Period> periods(String layer) {
        return switch (layer) {
            case "legal" -> legal;
            case "announced" -> announced;
            case "enforcement" -> enforcement;
            default -> throw new IllegalArgumentException(layer);
        };
    }

    /// The period that covers the day.
    public static Optional<Period> find(List<Period> periods, LocalDate day) {
        return periods.stream().filter(period -> period.covers(day)).findFirst();
    }

    /// Whether it is in force in law on the day.
    public boolean isInForce(LocalDate day) {
        return find(legal, day)
                .filter(period -> period.status().equals(Claims.IN_FORCE))
                .isPresent();
    }
}
