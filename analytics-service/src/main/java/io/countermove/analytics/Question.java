package io.countermove.analytics;

import java.util.Set;

/// A metric with its parameters.
public sealed interface Question {

    Answer answer(Trends trends, AsOf asOf);

    /// T1.
    record Curbs(CurbParameters parameters) implements Question {

        @Override
        public Answer answer(Trends trends, AsOf asOf) {
            return trends.curbsInForce(parameters, asOf);
        }
    }

    /// T2.
    record Announcements(ActivityParameters parameters) implements Question {

        @Override
        public Answer answer(Trends trends, AsOf asOf) {
            return trends.activity(parameters, asOf);
        }
    }

    /// The metric with the defaults of the catalogue.
    static Question standing(Metric metric, AsOf asOf) {
        return switch (metric) {
            case CURBS_IN_FORCE ->
                new Curbs(new CurbParameters(
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Defaults.window(metric, null, null, null, asOf.validAt()),
                        Defaults.LEVEL));
            case ACTIVITY ->
                new Announcements(new ActivityParameters(
                        AnnouncementFilter.ALL,
                        Defaults.window(metric, null, null, null, asOf.validAt()),
                        false,
                        Defaults.HALF_LIFE,
                        Defaults.LEVEL));
        };
    }
}
