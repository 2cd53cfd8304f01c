package io.countermove.oracle;

import io.countermove.contracts.date.EdtfDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A stretch of days with one status, and the announcement that it rests on.
record Span(String status, EdtfDate from, @Nullable EdtfDate to, String by) {

    /// Walks through all days on which anything begins or ends.
    static List<Span> of(List<Claim> claims, BiFunction<List<Claim>, LocalDate, @Nullable Claim> winnerOn) {
        var days = new TreeSet<LocalDate>();
        for (var claim : claims) {
            days.add(claim.from().earliest());
            if (claim.to() != null) {
                days.add(claim.to().earliest());
            }
        }
        var spans = new ArrayList<Span>();
        Claim before = null;
        for (var day : days) {
            var winner = winnerOn.apply(claims, day);
            if (!sameStatus(before, winner)) {
                var date = turn(claims, day, before, winner);
                if (before != null) {
                    var last = spans.removeLast();
                    spans.add(new Span(last.status, last.from, date, last.by));
                }
                if (winner != null) {
                    spans.add(new Span(winner.status(), date, null, winner.by().id()));
                }
            }
            before = winner;
        }
        return spans;
    }

    static @Nullable Span find(List<Span> spans, LocalDate day) {
        for (var span : spans) {
            if (!day.isBefore(span.from.earliest()) && (span.to == null || day.isBefore(span.to.earliest()))) {
                return span;
            }
        }
        return null;
    }

    private static boolean sameStatus(@Nullable Claim one, @Nullable Claim other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.status().equals(other.status());
    }

    /// The date of the turn, as exactly as whoever makes it says: of what begins, else of what ends, else the most
    /// exact.
    private static EdtfDate turn(List<Claim> claims, LocalDate day, @Nullable Claim before, @Nullable Claim winner) {
        if (winner != null && winner.from().earliest().equals(day)) {
            return winner.from();
        }
        if (before != null && before.to() != null && before.to().earliest().equals(day)) {
            return before.to();
        }
        EdtfDate exact = null;
        for (var claim : claims) {
            for (var date : claim.to() == null ? List.of(claim.from()) : List.of(claim.from(), claim.to())) {
                if (date.earliest().equals(day)
                        && (exact == null || date.latest().isBefore(exact.latest()))) {
                    exact = date;
                }
            }
        }
        return exact == null ? EdtfDate.of(day) : exact;
    }
}
