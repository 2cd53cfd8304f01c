package io.countermove.analytics;

import java.util.Set;

/// The questions that are asked again and again: each metric with the defaults of the catalogue.
public final class Standing {

    private Standing() {}

    public static Question question(Metric metric, AsOf asOf) {
        double level = Defaults.LEVEL;
        return switch (metric) {
            case DATA_QUALITY -> new DataQualityParameters(Set.of(), level);
            case CURBS_IN_FORCE -> new CurbParameters(Set.of(), Set.of(), Set.of(), window(metric, asOf), level);
            case ACTIVITY ->
                new ActivityParameters(AnnouncementFilter.ALL, window(metric, asOf), false, Defaults.HALF_LIFE, level);
            case REVENUE_GROWTH ->
                new RevenueGrowthParameters(Set.of(), Set.of(), RevenueGrowthParameters.PROPERTY, level);
            case COST_TREND ->
                new CostTrendParameters(
                        CostTrendParameters.PROPERTY, null, null, true, Selected.ALL, Set.of(), Set.of(), null, level);
            case BEFORE_AFTER ->
                new BeforeAfterParameters(
                        null, BeforeAfterParameters.KINDS, Set.of(), Set.of(), BeforeAfterParameters.WINDOW, level);
            case RESPONSE_LAG -> new ResponseLagParameters(null, Set.of(), Set.of(), false, level);
            case COMPUTE_SCALE ->
                new ComputeScaleParameters(
                        Set.of(), false, ComputeScaleParameters.Unit.CHIPS, Selected.RECORD_HIGH, false, null, level);
            case FRONTIER_GAP ->
                new FrontierGapParameters(
                        FrontierGapParameters.LEADER,
                        FrontierGapParameters.FOLLOWER,
                        null,
                        FrontierGapParameters.Definition.CATCH_UP,
                        0,
                        FrontierGapParameters.FROM,
                        level);
            case SELF_RELIANCE -> new SelfRelianceParameters(SelfRelianceParameters.JURISDICTION, level);
            case BURSTS ->
                new BurstsParameters(
                        AnnouncementFilter.ALL,
                        window(metric, asOf),
                        BurstsParameters.S,
                        BurstsParameters.GAMMA,
                        level);
            case CHANGE_POINTS -> new ChangePointsParameters(AnnouncementFilter.ALL, window(metric, asOf), level);
            case CO_OCCURRENCE -> new CoOccurrenceParameters(AnnouncementFilter.ALL, window(metric, asOf), level);
        };
    }

    private static Window window(Metric metric, AsOf asOf) {
        return Defaults.window(metric, null, null, null, asOf.validAt());
    }
}
