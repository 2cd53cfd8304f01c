package io.countermove.analytics;

/// A metric with its parameters: a pure function of the observations and of the two times.
public interface Question {

    Metric metric();

    /// What the observations say to it. Its position is the asker's to know.
    Finding find(ObservationColumns columns, AsOf asOf);
}
