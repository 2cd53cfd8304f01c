package io.countermove.analytics;

import java.util.Arrays;
import java.util.Optional;

/// The metrics that exist, as the catalogue lists them.
public enum Metric {
    DATA_QUALITY("data-quality", "T0: data quality", "share"),
    CURBS_IN_FORCE("curbs-in-force", "T1: curbs in force", "curbs"),
    ACTIVITY("activity", "T2: activity and momentum", "announcements/day"),
    REVENUE_GROWTH("revenue-growth", "T3: revenue growth", "%"),
    COST_TREND("cost-trend", "T4: cost and price trend", "factor/year"),
    BEFORE_AFTER("before-after", "T5: before and after a curb", "ratio"),
    RESPONSE_LAG("response-lag", "T6: response lag", "days"),
    COMPUTE_SCALE("compute-scale", "T7: compute scale", "months to double"),
    FRONTIER_GAP("frontier-gap", "T8: frontier gap", "months"),
    SELF_RELIANCE("self-reliance", "T9: self-reliance index", "index"),
    BURSTS("bursts", "T10: bursts", "bursts"),
    CHANGE_POINTS("change-points", "T11: change points", "changes"),
    CO_OCCURRENCE("co-occurrence", "T12: co-occurrence", "pairs");

    private static final String ROOT = "/api/v1/trends/";

    private final String id;
    private final String title;
    private final String unit;

    Metric(String id, String title, String unit) {
        this.id = id;
        this.title = title;
        this.unit = unit;
    }

    public static Optional<Metric> find(String id) {
        return Arrays.stream(values()).filter(metric -> metric.id.equals(id)).findFirst();
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public int definitionVersion() {
        return 1;
    }

    public String unit() {
        return unit;
    }

    public String path() {
        return ROOT + id;
    }
}
