package io.countermove.analytics;

/// What is asked of T9.
///
/// @param jurisdiction whose reliance on itself
public record SelfRelianceParameters(String jurisdiction, double level) implements Question {

    public static final String JURISDICTION = "CN";

    @Override
    public Metric metric() {
        return Metric.SELF_RELIANCE;
    }

    @Override
    public Finding find(ObservationColumns columns, AsOf asOf) {
        return new SelfReliance(this, columns, asOf).find();
    }
}
