package io.countermove.analytics;

/// What is asked of T2.
///
/// @param share whether the estimate is the share of all announcements instead of the rate
/// @param halfLife of the smoothed series, in days
public record ActivityParameters(AnnouncementFilter filter, Window window, boolean share, double halfLife, double level)
        implements Question {

    @Override
    public Metric metric() {
        return Metric.ACTIVITY;
    }

    @Override
    public Finding find(ObservationColumns columns, AsOf asOf) {
        var dated = columns.dated(filter, asOf);
        var all = share ? columns.dated(AnnouncementFilter.ALL, asOf) : dated;
        var inside = Activity.elapsed(window, asOf.validAt());
        return Finding.of(
                Activity.of(dated, all, this, asOf),
                dated.rowsInside(inside.from().toEpochDay(), inside.to().toEpochDay()));
    }
}
