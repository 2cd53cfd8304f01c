package io.countermove.analytics;

import java.util.Comparator;
import java.util.regex.Pattern;

/// Whose number of which period: what two facts must share to be of one thing.
record PeriodSlot(String entity, String metric, String period) implements Comparable<PeriodSlot> {

    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Comparator<PeriodSlot> ORDER = Comparator.comparing(
                    PeriodSlot::period, Comparator.reverseOrder())
            .thenComparing(PeriodSlot::entity)
            .thenComparing(PeriodSlot::metric);

    /// The same a year before, where the period begins with a year.
    PeriodSlot aYearBefore() {
        var year = YEAR.matcher(period);
        return year.lookingAt()
                ? new PeriodSlot(entity, metric, (Integer.parseInt(year.group()) - 1 + period.substring(4)))
                : this;
    }

    @Override
    public int compareTo(PeriodSlot other) {
        return ORDER.compare(this, other);
    }
}
