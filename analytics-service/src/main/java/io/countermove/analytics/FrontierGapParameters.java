package io.countermove.analytics;

import io.countermove.contracts.announcement.Word;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is asked of T8.
///
/// @param leader a jurisdiction, or the id of an org
/// @param benchmark null where there is one only
/// @param delta by how much less than the leader's score counts as reached
public record FrontierGapParameters(
        String leader,
        String follower,
        @Nullable String benchmark,
        Definition definition,
        double delta,
        LocalDate from,
        double level)
        implements Question {

    public static final String LEADER = "US";
    public static final String FOLLOWER = "CN";
    public static final LocalDate FROM = LocalDate.of(2023, 1, 1);

    /// How the gap is measured; one file gives each another number.
    public enum Definition implements Word {
        CATCH_UP,
        DAILY_MEAN,
        AT_RELEASE,
        SCORE_LEVELS
    }

    @Override
    public Metric metric() {
        return Metric.FRONTIER_GAP;
    }

    @Override
    public Finding find(ObservationColumns columns, AsOf asOf) {
        return new FrontierGapTrend(this, columns, asOf).find();
    }
}
