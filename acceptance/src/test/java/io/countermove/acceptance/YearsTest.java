package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A fact's date is never the time of its record: the past and the future are kept and counted.
@Order(3)
@ExtendWith(StartedSystem.Provider.class)
class YearsTest {
    private final StartedSystem system;

    YearsTest(StartedSystem system) {
        this.system = system;
    }

    @ParameterizedTest
    @CsvSource({"1956, 1956-07-02, 1957-01-01", "2031, 2031-03-01, 2032-01-01"})
    void keepsAndCountsAnyYear(String year, String announcedOn, String end) {
        var id = "chip-of-" + year;
        var receipt = system.publisher()
                .post(Announcements.chipAnnounced(id, announcedOn, "A chip of " + year))
                .expect(202)
                .body();
        var position = receipt.get("position").asText();
        var gateway = system.anonymous();

        var kept =
                gateway.getAfter(position, "/announcements/" + id).expect(200).body();
        assertThat(kept.get("announcedOn").asText()).isEqualTo(announcedOn);

        var listed = gateway.getAfter(position, "/entities?type=chip&limit=500&validAt=" + end);
        assertThat(Json.list(listed.items()))
                .extracting(entity -> entity.get("id").asText())
                .contains("chip:" + id);

        var counted = gateway.getAfter(
                        position,
                        "/trends/activity?entity=chip:%s&from=%s-01-01&to=%s&validAt=%s".formatted(id, year, end, end))
                .expect(200)
                .body();
        assertThat(counted.get("n").asInt()).isEqualTo(1);
    }
}
