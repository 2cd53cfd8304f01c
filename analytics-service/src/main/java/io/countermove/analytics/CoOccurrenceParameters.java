package io.countermove.analytics;

/// What is asked of T12.
///
/// @param filter with one entity or more: pairs of which one is that entity; else all pairs
/// @param level of the intervals of the odds ratios
public record CoOccurrenceParameters(AnnouncementFilter filter, Window window, double level) implements Question {

    @Override
    public Metric metric() {
        return Metric.CO_OCCURRENCE;
    }

    @Override
    public Finding find(ObservationColumns columns, AsOf asOf) {
        return new CoOccurrence(this, columns, asOf).find();
    }
}
