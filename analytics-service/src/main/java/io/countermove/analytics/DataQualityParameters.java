package io.countermove.analytics;

import java.util.List;
import java.util.Set;

/// What is asked of T0.
public record DataQualityParameters(Set<String> publishers, double level) implements Question {

    public DataQualityParameters {
        publishers = Set.copyOf(publishers);
    }

    @Override
    public Metric metric() {
        return Metric.DATA_QUALITY;
    }

    @Override
    public Finding find(ObservationColumns columns, AsOf asOf) {
        return new DataQuality(this, columns, asOf).find();
    }

    AnnouncementFilter filter() {
        return new AnnouncementFilter(List.of(), Set.of(), Set.of(), publishers);
    }
}
