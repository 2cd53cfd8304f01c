package io.countermove.analytics;

import java.util.Map;

/// What followed one curb: T5 and T6 for it, as of one position.
public record CurbImpact(String curb, Answer beforeAfter, Answer responseLag) {

    /// Its members in their order.
    public Map<String, Object> toMap() {
        var asOf = beforeAfter.asOf();
        return Draft.map(
                "curb", curb,
                "validAt", asOf.validAt().toString(),
                "knownAt", asOf.knownAtText(),
                "knownBy", asOf.knownBy().word(),
                "position", beforeAfter.position(),
                "beforeAfter", beforeAfter.toMap(),
                "responseLag", responseLag.toMap());
    }
}
