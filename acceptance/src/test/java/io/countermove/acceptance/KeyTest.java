package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A key from its making to its end, and what the log says of who published with it.
@Order(8)
@ExtendWith(StartedSystem.Provider.class)
class KeyTest {
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final StartedSystem system;

    KeyTest(StartedSystem system) {
        this.system = system;
    }

    @Test
    void publishesAsItsHolderUntilItIsRevoked() {
        var launcher = system.launcher();
        var said = launcher.run("key", "create", "newsdesk", "--role", "publisher", "--source", "/publishers/newsdesk");
        var text =
                said.lines().filter(line -> line.startsWith("cm_")).findFirst().orElseThrow();
        var newsdesk = new Gateway(system.address(), text);

        var receipt = newsdesk.postTraced(
                        Announcements.chipAnnounced("from-the-newsdesk", "2026-01-05", "From the newsdesk"),
                        "00-" + TRACE_ID + "-00f067aa0ba902b7-01")
                .expect(202);

        assertThat(logged("from-the-newsdesk"))
                .containsEntry("ce_authid", "publisher/newsdesk")
                .containsEntry("ce_source", "/publishers/newsdesk")
                .hasEntrySatisfying("ce_traceparent", trace -> assertThat(trace).startsWith("00-" + TRACE_ID + "-"));
        assertThat(system.anonymous()
                        .getAfter(receipt.body().get("position").asText(), "/announcements/from-the-newsdesk")
                        .expect(200)
                        .body()
                        .get("publishedBy")
                        .asText())
                .isEqualTo("publisher/newsdesk");

        newsdesk.get("/keys").problem(403);
        newsdesk.get("/quarantine").problem(403);
        var listed = Json.parse(launcher.run("key", "list", "--json"));
        var id = Json.list(listed.get("items")).stream()
                .filter(key -> key.get("name").asText().equals("newsdesk"))
                .map(key -> key.get("id").asText())
                .findFirst()
                .orElseThrow();
        launcher.run("key", "revoke", id);

        assertThat(newsdesk.get("/curbs").problem(401).get("type").asText()).endsWith("key-revoked");
        newsdesk.post(Announcements.chipAnnounced("too-late", "2026-01-05", "Too late"))
                .problem(401);
        system.admin().delete("from-the-newsdesk", "only a test").expect(202);
    }

    private Map<String, String> logged(String subject) {
        return new OpenTopic(system, OpenTopic.ANNOUNCEMENTS)
                .records().stream()
                        .filter(record -> record.key().equals(subject))
                        .map(OpenTopic::headers)
                        .findFirst()
                        .orElseThrow();
    }
}
