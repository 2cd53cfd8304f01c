package io.countermove.analytics;

import java.util.List;

/// The metrics that exist, as the catalogue lists them.
@SuppressWarnings("ImmutableEnumChecker") // the lists are those of List.of
public enum Metric {
    CURBS_IN_FORCE(
            "curbs-in-force",
            "T1: curbs in force",
            "Stock: how many policies are in force in law on validAt, by what is known at knownAt. Flow: how many"
                    + " entered and left in each bucket. A suspension is a gap. Policies that were only announced, and"
                    + " those of which nobody says from when they hold, are listed apart and not counted. The interval"
                    + " is what imprecise dates leave possible, not a confidence interval.",
            "curbs",
            List.of(
                    new Parameter("from", "first day of the series; default: one year before to"),
                    new Parameter("to", "day after the last of the series; default: the day after validAt"),
                    new Parameter("bucket", "day, week, month (default), quarter or year"),
                    new Parameter("issuer", "entity id, repeatable: curbs of one of these issuers"),
                    new Parameter("target", "entity id, repeatable: curbs on one of these targets"),
                    new Parameter("jurisdiction", "ISO 3166 alpha-2, or EU, repeatable: whose act it is"),
                    new Parameter("level", "echoed; a date envelope has no level")),
            List.of("?validAt=2025-05-20", "?target=chip:nvidia-h20&from=2025-01-01&to=2026-01-01&bucket=quarter")),
    ACTIVITY(
            "activity",
            "T2: activity and momentum",
            "Announcements a day in the window, with the exact Poisson interval (Garwood). Momentum: the rate of the"
                    + " last 28 days over that of the 84 days before, with the exact conditional interval; p is min(1,"
                    + " 2 × the smaller tail); it needs 5 announcements. The series is smoothed by half-life, beginning"
                    + " with its first value. An announcement counts where its date lies wholly inside; the envelope says"
                    + " how many it could be. Days after validAt are cut off; what only reports another announcement"
                    + " once more is left out.",
            "announcements/day",
            List.of(
                    new Parameter("kind", "kind or the beginning of one, repeatable"),
                    new Parameter("entity", "entity id, repeatable: mentioned as a participant or in a fact"),
                    new Parameter("jurisdiction", "ISO 3166 alpha-2, or EU, repeatable"),
                    new Parameter("publisher", "name of a publisher, repeatable"),
                    new Parameter("from", "first day; default: 30 days before to"),
                    new Parameter("to", "day after the last; default: the day after validAt"),
                    new Parameter("bucket", "day (default), week, month, quarter or year"),
                    new Parameter("share", "true: the estimate is the share of all announcements (Clopper–Pearson)"),
                    new Parameter("halfLife", "of the smoothed series, in days; default 28"),
                    new Parameter("level", "of the intervals, between 0 and 1; default 0.95")),
            List.of("?kind=model.released", "?jurisdiction=CN&from=2025-01-01&to=2025-06-01&bucket=week&share=true"));

    /// A parameter of its own, beside validAt, knownAt, knownBy and atLeast.
    public record Parameter(String name, String description) {}

    private static final String ROOT = "/api/v1/trends/";

    private final String id;
    private final String title;
    private final String definition;
    private final String unit;
    private final List<Parameter> parameters;
    private final List<String> examples;

    Metric(String id, String title, String definition, String unit, List<Parameter> parameters, List<String> examples) {
        this.id = id;
        this.title = title;
        this.definition = definition;
        this.unit = unit;
        this.parameters = parameters;
        this.examples = examples.stream().map(query -> ROOT + id + query).toList();
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

    public String definition() {
        return definition;
    }

    public String unit() {
        return unit;
    }

    public String path() {
        return ROOT + id;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    public List<String> examples() {
        return examples;
    }
}
