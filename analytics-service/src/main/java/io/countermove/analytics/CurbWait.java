package io.countermove.analytics;

import org.jspecify.annotations.Nullable;

/// How long one curb was waited for: the days that are most likely, and those that imprecise dates leave possible.
///
/// @param row of what answered it; null while it is waited for
record CurbWait(
        Curb curb,
        double days,
        double least,
        double most,
        @Nullable Integer row) {

    /// @param origin from when the days count
    /// @param answers the rows that are linked to the curb
    static CurbWait of(Curb curb, Span origin, int[] answers, ObservationColumns columns, AsOf asOf) {
        var dates = columns.revisions().announcedOn();
        long first = origin.earliest();
        long last = origin.latest();
        long end = Math.min(
                asOf.validAt().toEpochDay(),
                curb.end() == null ? Long.MAX_VALUE : curb.end().latest());
        CurbWait shortest = null;
        for (int row : answers) {
            double least = Math.max(0, dates.earliest(row) - last);
            double most = (double) dates.latest(row) - first;
            double days = (least + most) / 2;
            boolean counts = most >= 0 && dates.earliest(row) <= end;
            if (counts
                    && (shortest == null
                            || days < shortest.days
                            || (days == shortest.days && isLower(row, shortest, columns)))) {
                shortest = new CurbWait(curb, days, least, most, row);
            }
        }
        double waited = Math.max(0, end - (first + last) / 2.0);
        return shortest == null
                ? new CurbWait(curb, waited, Math.max(0, end - last), Math.max(0, end - first), null)
                : shortest;
    }

    private static boolean isLower(int row, CurbWait other, ObservationColumns columns) {
        return other.row != null && columns.announcementOf(row).compareTo(columns.announcementOf(other.row)) < 0;
    }

    boolean ended() {
        return row != null;
    }
}
