package io.countermove.analytics.streams;

import static io.countermove.analytics.Mother.corrected;
import static io.countermove.analytics.Mother.model;
import static io.countermove.analytics.Mother.published;
import static io.countermove.analytics.Mother.retracted;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.analytics.Applied;
import io.countermove.analytics.Observation;
import io.countermove.analytics.Tallies;
import io.countermove.contracts.event.AnnouncementEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldTopologyTest {

    private static final AnnouncementEvent R1 =
            published("r1", "e1", "2026-01-01T00:00:00Z", model("deepseek-r1", "2025-01-20"));
    private static final AnnouncementEvent AGAIN =
            published("r1", "e1", "2026-01-01T00:00:00.000001Z", model("deepseek-r1", "2025-01-20"));
    private static final AnnouncementEvent OTHER =
            published("r1", "e9", "2026-01-01T00:00:00.000002Z", model("deepseek-r2", "2025-01-20"));
    private static final AnnouncementEvent CORRECTION =
            corrected("r1", "e2", "2026-01-02T00:00:00Z", model("deepseek-r1", "2025-01-21"));
    private static final AnnouncementEvent FOREIGN =
            corrected("r1", "e3", "/publishers/other", "2026-01-02T12:00:00Z", model("deepseek-r1", "2025-02-01"));
    private static final AnnouncementEvent RETRACTION = retracted("r1", "e4", "2026-01-03T00:00:00Z");
    private static final AnnouncementEvent OLD =
            published("dartmouth", "e5", "2026-01-01T00:00:00Z", model("logic-theorist", "1956-07"));
    private static final AnnouncementEvent FUTURE =
            published("future", "e6", "2026-01-01T00:00:00Z", model("ernie-9", "2031-03-01"));

    /// A change here changes what a running system finds of its state.
    @Test
    void isTheTopologyThatRunningSystemsKnow() {
        var topology = FoldTopology.of("observations", () -> new SourceLog("log", 1, _ -> 0));

        assertThat(topology.describe()).hasToString("""
                Topologies:
                   Sub-topology: 0
                    Source: announcements-source (topics: [countermove.announcements.v1])
                      --> announcements-fold
                    Processor: announcements-fold (stores: [tallies, announcements])
                      --> observations-sink
                      <-- announcements-source
                    Sink: observations-sink (topic: observations)
                      <-- announcements-fold

                """);
    }

    @Test
    void writesARevisionItsFactsAndThenThePosition() {
        try (var fold = new Fold()) {
            fold.pipe(R1);

            assertThat(fold.written()).extracting(Fold.Written::name).containsExactly("r1#0", "r1#1", "position|0");
            assertThat(fold.observations()).hasSize(2);
            var stated = (Observation.Stated) fold.observation(R1, 0);
            assertThat(stated.kind()).isEqualTo("model.released");
            assertThat(stated.known().to()).isNull();
            assertThat(fold.applied().offset()).isZero();
            assertThat(fold.applied().tallies().current().count()).isEqualTo(1);
        }
    }

    @Test
    void closesTheRevisionThatIsCorrected() {
        try (var fold = new Fold()) {
            fold.pipe(R1, CORRECTION);

            assertThat(fold.observation(R1, 0).toString()).contains("to=1767312000000000");
            assertThat(((Observation.Stated) fold.observation(CORRECTION, 0)).announcedOn())
                    .isEqualTo("2025-01-21");
        }
    }

    @Test
    void leavesAMarkerForARetraction() {
        try (var fold = new Fold()) {
            fold.pipe(R1, RETRACTION);

            assertThat(fold.observation(RETRACTION, 0)).isInstanceOf(Observation.Retracted.class);
        }
    }

    @Test
    void writesNothingButThePositionForADuplicate() {
        try (var fold = new Fold()) {
            fold.pipe(R1);
            int before = fold.written().size();
            fold.pipe(AGAIN);

            assertThat(fold.written().subList(before, fold.written().size()))
                    .extracting(Fold.Written::name)
                    .containsExactly("position|0");
            assertThat(fold.applied().tallies().duplicate().count()).isEqualTo(1);
            assertThat(fold.applied().tallies().records().count()).isEqualTo(2);
        }
    }

    @Test
    void waitsForTheOriginalOfACorrection() {
        try (var fold = new Fold()) {
            fold.pipe(CORRECTION);
            assertThat(fold.observations()).isEmpty();
            assertThat(fold.applied().tallies().pending().count()).isEqualTo(1);

            fold.pipe(R1);
            assertThat(fold.observations()).hasSize(4);
            assertThat(fold.applied().tallies().pending().count()).isZero();
            assertThat(fold.applied().tallies().applied().count()).isEqualTo(2);
        }
    }

    @Test
    void voidsWhatALaterReadButEarlierStampedOriginalReplaces() {
        try (var fold = new Fold()) {
            fold.pipe(OTHER);
            fold.pipe(R1);

            assertThat(fold.observation(OTHER, 0)).isInstanceOf(Observation.Gone.class);
            assertThat(fold.observation(R1, 0)).isInstanceOf(Observation.Stated.class);
            assertThat(fold.applied().tallies().conflict().count()).isEqualTo(1);
        }
    }

    @Test
    void onlyCountsPoison() {
        try (var fold = new Fold()) {
            fold.pipePoison("r1", "{\"kind\":");
            fold.pipePoison(null, null);

            assertThat(fold.observations()).isEmpty();
            assertThat(fold.applied().offset()).isEqualTo(1);
            assertThat(fold.applied().tallies().quarantined().count()).isEqualTo(2);
            assertThat(fold.applied().tallies().current().count()).isZero();
        }
    }

    @Test
    void takesAnyYear() {
        try (var fold = new Fold()) {
            fold.pipe(OLD, FUTURE);

            assertThat(fold.observations()).hasSize(4);
            assertThat(((Observation.Stated) fold.observation(OLD, 0)).announcedOn())
                    .isEqualTo("1956-07");
        }
    }

    @Test
    void endsAlikeInAnyOrder() {
        var events = new ArrayList<>(List.of(R1, AGAIN, OTHER, CORRECTION, FOREIGN, RETRACTION, OLD, FUTURE));
        var expected = outcome(events);
        var random = new Random(42);
        for (int i = 0; i < 10; i++) {
            Collections.shuffle(events, random);
            assertThat(outcome(events)).as(events::toString).isEqualTo(expected);
        }
    }

    private record Outcome(Map<String, Observation> observations, Tallies tallies) {}

    private static Outcome outcome(List<AnnouncementEvent> events) {
        try (var fold = new Fold()) {
            fold.pipe(events.toArray(AnnouncementEvent[]::new));
            Applied applied = fold.applied();
            return new Outcome(fold.existing(), applied.tallies());
        }
    }
}
