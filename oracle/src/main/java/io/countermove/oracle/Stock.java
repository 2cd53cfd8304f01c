package io.countermove.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// T1: the curbs in force on a day, at least and at most as many as imprecise dates allow, and what is told apart.
public record Stock(long inForce, long low, long high, List<String> announcedOnly, List<String> dateUnknown) {

    static Stock of(List<Said> known, LocalDate day) {
        long inForce = 0;
        long low = 0;
        long high = 0;
        var announcedOnly = new ArrayList<String>();
        var dateUnknown = new ArrayList<String>();
        for (var id : Policy.curbs(known)) {
            var policy = new Policy(id, known);
            var legal = policy.legal();
            var now = Span.find(legal, day);
            if (now != null && now.status().equals("in-force")) {
                inForce++;
                low += day.isBefore(now.from().latest()) ? 0 : 1;
            }
            high += legal.stream().anyMatch(span -> isPossibly(span, day)) ? 1 : 0;
            if (legal.isEmpty() && !policy.undated().isEmpty()) {
                dateUnknown.add(id);
            } else if (legal.isEmpty() && Span.find(policy.announced(), day) != null) {
                announcedOnly.add(id);
            }
        }
        return new Stock(inForce, low, high, announcedOnly, dateUnknown);
    }

    private static boolean isPossibly(Span span, LocalDate day) {
        return span.status().equals("in-force")
                && !day.isBefore(span.from().earliest())
                && (span.to() == null || day.isBefore(span.to().latest()));
    }
}
