package io.countermove.analytics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Whether announcements come more often of late: the rate of the last 28 days over that of the 84 before.
final class Momentum {

    private static final int RECENT_DAYS = 28;
    private static final int PREVIOUS_DAYS = 84;
    private static final int LEAST = 5;

    private Momentum() {}

    /// @param end the day after the last
    static Map<String, Object> of(DatedRows dated, LocalDate end, double level) {
        long to = end.toEpochDay();
        var contrast = new Contrast(
                side(dated, to - RECENT_DAYS, RECENT_DAYS),
                side(dated, to - RECENT_DAYS - PREVIOUS_DAYS, PREVIOUS_DAYS));
        boolean isEnough = contrast.n() >= LEAST;
        var ratio = isEnough ? contrast.ratio(level) : null;
        var block = Draft.map(
                "status", status(contrast, level),
                "estimate", ratio == null ? null : ratio.estimate(),
                "interval", ratio == null ? null : ratio.interval(),
                "p", ratio == null ? null : (Double) ratio.p(),
                "n", contrast.n());
        if (isEnough && !contrast.isExact()) {
            block.put("envelope", contrast.envelope(level));
        }
        block.put("recent", Draft.map("count", contrast.later().sure(), "days", RECENT_DAYS, "to", end.toString()));
        block.put("previous", Draft.map("count", contrast.earlier().sure(), "days", PREVIOUS_DAYS));
        block.put("reasons", reasons(contrast, level));
        return block;
    }

    private static Answer.Status status(Contrast contrast, double level) {
        if (contrast.n() < LEAST) {
            return Answer.Status.INSUFFICIENT_DATA;
        }
        return contrast.isOpen(level) ? Answer.Status.CONFLICTING : Answer.Status.OK;
    }

    private static List<String> reasons(Contrast contrast, double level) {
        return switch (status(contrast, level)) {
            case INSUFFICIENT_DATA ->
                List.of("%d announcements in %d days, needs %d"
                        .formatted(contrast.n(), RECENT_DAYS + PREVIOUS_DAYS, LEAST));
            case CONFLICTING -> List.of(Contrast.REASON);
            case OK, UNDEFINED, CONFOUNDED -> List.of();
        };
    }

    private static Contrast.Side side(DatedRows dated, long from, int days) {
        return new Contrast.Side(dated.inside(from, from + days), dated.touching(from, from + days), days);
    }
}
