package io.countermove.contracts.policy;

import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.announcement.EntityId;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// Another status than stands on a day, said to hold on that day by an announcement: one of the press against the
/// record, or one that is less sure. What was so before, and is no more, is none.
///
/// @param layer one of [PolicyTimeline#LAYERS]
/// @param period as claimed
public record Rival(String layer, Period period, boolean official, Confidence confidence) {

    /// In the order of the layers, the best first.
    public static List<Rival> on(LocalDate day, EntityId policy, List<PolicyAnnouncement> known) {
        var claims = known.stream().map(by -> Claims.of(policy, by)).toList();
        var timeline = new TimelineFold(claims).ofAll();
        return PolicyTimeline.LAYERS.stream()
                .flatMap(layer -> PolicyTimeline.find(timeline.periods(layer), day).stream()
                        .flatMap(standing -> against(standing, layer, claims, day)))
                .toList();
    }

    private static Stream<Rival> against(Period standing, String layer, List<Claims> claims, LocalDate day) {
        return claims.stream()
                .flatMap(each -> of(each, layer).stream())
                .filter(claim -> claim.covers(day)
                        && !claim.status().equals(standing.status())
                        && !claim.from().earliest().isBefore(standing.from().earliest())
                        // A suspension is of what may come into force meanwhile.
                        && !(standing.status().equals(Claims.SUSPENDED) && claim.layer() == Claim.Layer.STANDING))
                .sorted(Claim.PRECEDENCE)
                .map(claim -> new Rival(
                        layer,
                        new Period(claim.status(), claim.from(), claim.to(), claim.id()),
                        claim.official(),
                        claim.confidence()));
    }

    private static List<Claim> of(Claims claims, String layer) {
        return switch (layer) {
            case "legal" -> claims.legal;
            case "announced" -> claims.announced;
            case "enforcement" -> claims.enforcement;
            default -> throw new IllegalArgumentException(layer);
        };
    }
}
