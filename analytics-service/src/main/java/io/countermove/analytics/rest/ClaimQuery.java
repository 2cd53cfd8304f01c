package io.countermove.analytics.rest;

import io.countermove.analytics.Claim;
import io.countermove.analytics.Watched;
import io.countermove.contracts.announcement.Word;
import io.countermove.platform.query.BadParameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The parameters of the check of one claim as sent.
public record ClaimQuery(@Nullable String claim, @Nullable String level) {

    static Watched.OfClaim read(Map<String, List<String>> parameters) {
        return TrendQueries.bind(ClaimQuery.class, parameters).resolve();
    }

    private Watched.OfClaim resolve() {
        var found = Word.find(Claim.class, claim == null ? "" : claim)
                .orElseThrow(() -> BadParameter.of(
                        "claim",
                        "must be one of "
                                + Arrays.stream(Claim.values()).map(Word::word).collect(Collectors.joining(", "))));
        return new Watched.OfClaim(found, Values.level(level));
    }
}
