package io.countermove.contracts.policy;

import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.announcement.EntityId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Another status than stands on a day, said to hold on that day by an announcement: one of the press against the
/// record, or one that is less sure. What was so before, and is no more, is none.
///
/// @param layer one of [PolicyTimeline#LAYERS]
/// @param period as claimed
public record Rival(String layer, Period period, boolean official, Confidence confidence) {

    private static final Comparator<Claim> BEST =
            Comparator.<Claim>comparingInt(Covering::rank).thenComparing(Claim.PRECEDENCE);

    /// In the order of the layers, the best first.
    public static List<Rival> on(LocalDate day, EntityId policy, List<PolicyAnnouncement> known) {
        var claims = known.stream().map(by -> Claims.of(policy, by)).toList();
        return Stream.of(
                        of("legal", claims, each -> each.legal, Covering::bestInLaw, day),
                        of("announced", claims, each -> each.announced, Covering::bestStated, day),
                        of("enforcement", claims, each -> each.enforcement, Covering::bestStated, day))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Rival> of(
            String layer,
            List<Claims> all,
            Function<Claims, List<Claim>> of,
            ToIntFunction<Covering> standing,
            LocalDate day) {
        var claims = all.stream()
                .flatMap(each -> of.apply(each).stream())
                .filter(claim -> claim.covers(day))
                .sorted(Claim.PRECEDENCE)
                .toList();
        var covering = new Covering(claims);
        IntStream.range(0, claims.size())
                .boxed()
                .sorted(Comparator.comparing(place -> claims.get(place).from().earliest()))
                .forEach(covering::add);
        int best = standing.applyAsInt(covering);
        return best == Covering.NONE
                ? Stream.empty()
                : IntStream.range(0, claims.size())
                        .filter(covering::holds)
                        .mapToObj(claims::get)
                        .filter(claim -> contradicts(claim, claims.get(best)))
                        .sorted(BEST)
                        .map(claim -> new Rival(
                                layer,
                                new Period(claim.status(), claim.from(), claim.to(), claim.id()),
                                claim.official(),
                                claim.confidence()));
    }

    private static boolean contradicts(Claim claim, Claim standing) {
        return !claim.status().equals(standing.status())
                && !standing.beginsAfter(claim)
                && !isMet(claim, standing)
                // A suspension is of what may come into force meanwhile.
                && (standing.layer() != Claim.Layer.SUSPENSION
                        || claim.layer() != Claim.Layer.STANDING
                        || (claim.ends() && Covering.ends(claim, standing)));
    }

    /// What one says passes into the other on the same day: an end that was put off, or two steps of one announcement.
    private static boolean isMet(Claim claim, Claim standing) {
        return !claim.beginsAfter(standing)
                && (claim.status().equals(Claims.EXPIRED) || claim.id().equals(standing.id()));
    }
}
