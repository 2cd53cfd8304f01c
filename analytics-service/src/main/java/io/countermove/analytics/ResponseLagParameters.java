package io.countermove.analytics;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is asked of T6.
///
/// @param curb the policy that is told of apart; null: none was named
/// @param targets whom the curbs target or affect; empty: whom the one curb does; one of both is needed
/// @param fromEffective whether the days count from when a curb took effect instead of when it was announced
public record ResponseLagParameters(
        @Nullable String curb, Set<String> issuers, Set<String> targets, boolean fromEffective, double level)
        implements Question {

    public ResponseLagParameters {
        issuers = Set.copyOf(issuers);
        targets = Set.copyOf(targets);
    }

    @Override
    public Metric metric() {
        return Metric.RESPONSE_LAG;
    }

    @Override
    public Finding find(ObservationColumns columns, AsOf asOf) {
        return new ResponseLag(this, columns, asOf).find();
    }
}
