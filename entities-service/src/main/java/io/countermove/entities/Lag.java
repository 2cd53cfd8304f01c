package io.countermove.entities;

import io.countermove.contracts.date.EdtfDate;
import java.time.temporal.ChronoUnit;

/// The days from one date to another, at least and at most; negative where the second comes first.
public record Lag(long earliest, long latest) {
    public static Lag between(EdtfDate from, EdtfDate to) {
        return new Lag(
                ChronoUnit.DAYS.between(from.latest(), to.earliest()),
                ChronoUnit.DAYS.between(from.earliest(), to.latest()));
    }
}
