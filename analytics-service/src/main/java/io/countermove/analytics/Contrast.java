package io.countermove.analytics;

import io.countermove.analytics.estimate.Interval;
import io.countermove.analytics.estimate.RateRatio;
import java.util.Map;

/// One rate over another, where imprecise dates leave open on which side, if any, some announcements lie. They widen
/// what is said and never move it: the estimate is of those that surely lie inside.
record Contrast(Side later, Side earlier) {

    static final String REASON = "imprecise dates leave open whether there were more or fewer";
    private static final String METHOD = ", over what imprecise dates leave possible";

    /// @param sure those that lie wholly inside
    /// @param most those that may
    record Side(long sure, long most, int days) {}

    long n() {
        return later.sure + earlier.sure;
    }

    /// Whether there is something to compare.
    boolean isEmpty() {
        return n() == 0 || later.days == 0 || earlier.days == 0;
    }

    boolean isExact() {
        return later.sure == later.most && earlier.sure == earlier.most;
    }

    RateRatio ratio(double level) {
        var sure = ratio(later.sure, earlier.sure, level);
        if (isExact()) {
            return sure;
        }
        var low = low(level);
        var high = high(level);
        return new RateRatio(
                sure.estimate(),
                new Interval(
                        level,
                        low.interval().low(),
                        high.interval().high(),
                        sure.interval().method() + METHOD),
                isOpen(level) ? 1 : Math.max(low.p(), high.p()));
    }

    /// Whether no change at all is among what imprecise dates leave possible.
    boolean isOpen(double level) {
        if (isExact()) {
            return false;
        }
        var low = low(level).estimate();
        var high = high(level).estimate();
        return low != null && low <= 1 && (high == null || high >= 1);
    }

    /// The least and the greatest ratio that imprecise dates leave possible.
    Map<String, Object> envelope(double level) {
        return Draft.map("low", low(level).estimate(), "high", high(level).estimate());
    }

    private RateRatio low(double level) {
        return ratio(later.sure, earlier.most, level);
    }

    private RateRatio high(double level) {
        return ratio(later.most, earlier.sure, level);
    }

    private RateRatio ratio(long later, long earlier, double level) {
        return RateRatio.of(later, this.later.days, earlier, this.earlier.days, level);
    }
}
