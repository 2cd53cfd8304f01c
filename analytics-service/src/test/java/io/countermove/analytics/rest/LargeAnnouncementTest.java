package io.countermove.analytics.rest;

import static io.countermove.analytics.Mother.corrected;
import static io.countermove.analytics.Mother.curb;
import static io.countermove.analytics.Mother.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Revisions that together are more than a record of a topic may be, on a real broker.
@QuarkusTest
@QuarkusTestResource(EmbeddedKafka.class)
class LargeAnnouncementTest {

    @BeforeEach
    void awaitReady() {
        Asking.awaitReady();
    }

    @Test
    void foldsRevisionsThatTogetherNoRecordHolds() throws Exception {
        var events = List.of(
                published("large", "l1", "2026-02-01T00:00:00Z", large("2020-12-01")),
                corrected("large", "l2", "2026-02-02T00:00:00Z", large("2020-11-01")),
                corrected("large", "l3", "2026-02-03T00:00:00Z", large("2020-02-01")));

        var found = Asking.ask(events, "curbs-in-force?target=chip:large&validAt=2020-03-01");

        assertThat(found.getInt("estimate")).isZero();
        assertThat(Asking.ask(List.of(), "curbs-in-force?target=chip:large&validAt=2020-03-01&knownAt=2026-02-02")
                        .getInt("estimate"))
                .isEqualTo(1);
    }

    @Test
    void makesTheTopicOfItsStateForRecordsLargerThanThoseOfTheLog() throws Exception {
        var broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, "countermove-analytics-1-announcements-changelog");
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker))) {
            var found = admin.describeConfigs(List.of(topic)).all().get();
            assertThat(found.values())
                    .singleElement()
                    .satisfies(config ->
                            assertThat(config.get("max.message.bytes").value()).isEqualTo("4194304"));
        }
    }

    /// Some 400 KiB.
    private static String large(String validTo) {
        var source = "{\"publisher\": \"Reuters\", \"quote\": \"" + "x".repeat(4_000) + "\"}";
        var sources = String.join(", ", Collections.nCopies(100, source));
        return curb("large", "2020-01-01", "\"validFrom\": \"2020-01-01\", \"validTo\": \"" + validTo + "\"")
                .replace("chip:nvidia-h20", "chip:large")
                .replaceFirst("\\{", "{\"alsoReportedBy\": [" + sources + "], ");
    }
}
