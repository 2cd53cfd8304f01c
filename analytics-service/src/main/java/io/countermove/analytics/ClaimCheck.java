package io.countermove.analytics;

import io.countermove.contracts.announcement.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A claim of the article against a metric.
///
/// @param reasons why the verdict is this one
public record ClaimCheck(Claim claim, Verdict verdict, List<String> reasons, Answer answer) {

    public ClaimCheck {
        reasons = List.copyOf(reasons);
    }

    /// What the numbers say of a claim. Supported is consistent with it, and proves nothing.
    public enum Verdict implements Word {
        SUPPORTED,
        CONTRADICTED,
        INCONCLUSIVE
    }

    /// Its members in their order, with the answer without its series.
    public Map<String, Object> toMap() {
        var metric = new LinkedHashMap<>(answer.toMap());
        metric.remove("series");
        var map = new LinkedHashMap<String, Object>();
        map.put("id", claim.word());
        map.put("row", claim.row());
        map.put("claim", claim.text());
        map.put("verdict", verdict.name());
        map.put("reasons", reasons);
        map.put("wouldChange", claim.wouldChange());
        map.put("metric", metric);
        return map;
    }
}
