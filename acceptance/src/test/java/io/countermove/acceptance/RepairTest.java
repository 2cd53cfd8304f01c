package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A part that was killed is missed honestly and comes back; what was acknowledged survives.
@Order(Integer.MAX_VALUE)
@ExtendWith(StartedSystem.Provider.class)
class RepairTest {
    private final StartedSystem system;

    RepairTest(StartedSystem system) {
        this.system = system;
    }

    @ParameterizedTest
    @CsvSource({
        "entities-service, /entities/org:baidu",
        "analytics-service, /trends/curbs-in-force",
    })
    void admitsThatAServiceIsAwayAndRepairsIt(String service, String path) {
        system.process(service).destroyForcibly();

        var away = Await.until(() -> system.anonymous().get(path), answer -> answer.status() == 503);
        away.problem(503);
        assertThat(away.header("retry-after")).isNotEmpty();

        system.up();
        system.anonymous().get(path).expect(200);
    }

    @Test
    void admitsThatNothingCanBePublishedWithoutTheWriteSide() {
        var late = Announcements.chipAnnounced("chip-late", "2026-03-01", "Published after the repair");
        system.process("events-service").destroyForcibly();

        Await.until(() -> system.publisher().post(late), answer -> answer.status() == 503)
                .problem(503);

        system.up();
        var position =
                system.publisher().post(late).expect(202).body().get("position").asText();
        system.anonymous().getAfter(position, "/announcements/chip-late").expect(200);
    }

    @Test
    void keepsEverythingOverARestart() {
        var before = system.reconciled();

        system.down();
        system.up();

        assertThat(system.reconciled()).isEqualTo(before);
        system.anonymous().get("/announcements/ernie-fees-dropped").expect(200);
    }
}
