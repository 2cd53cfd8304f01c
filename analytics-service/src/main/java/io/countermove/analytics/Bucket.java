package io.countermove.analytics;

import io.countermove.contracts.announcement.Word;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/// The calendar's steps of a series; weeks begin on Monday.
public enum Bucket implements Word {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /// The first day of the bucket that holds the day.
    LocalDate first(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /// The first day of the bucket after the one that holds the day.
    LocalDate after(LocalDate day) {
        return switch (this) {
            case DAY -> day.plusDays(1);
            case WEEK -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case MONTH -> day.with(TemporalAdjusters.firstDayOfNextMonth());
            case QUARTER -> day.withDayOfMonth(1).plusMonths(3L - (day.getMonthValue() - 1) % 3);
            case YEAR -> day.with(TemporalAdjusters.firstDayOfNextYear());
        };
    }
}
