package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.topic.TopicNames;
import io.countermove.entities.Emission;
import io.countermove.entities.Place;
import io.countermove.local.PostgresProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/// How a state that was built anew goes on from what others have heard.
class PostgresEmissionTest {
    private static final PGSimpleDataSource SOURCE = new PGSimpleDataSource();
    private static final Transactions TRANSACTIONS = new Transactions(SOURCE);
    private static final String SCHEMA = "state_2";
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    @TempDir
    static Path folder;

    private static PostgresProcess postgres;

    private final PostgresEmission emission = new PostgresEmission(TRANSACTIONS);

    private record Message(String topic, String key, String value) {}

    @BeforeAll
    static void start() {
        postgres = PostgresProcess.start(folder, 0);
        SOURCE.setUrl(postgres.jdbcUrl());
        SOURCE.setUser(postgres.username());
        SOURCE.setPassword(postgres.password());
        SOURCE.setCurrentSchema(SCHEMA);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void build() {
        var flyway = Flyway.configure()
                .dataSource(SOURCE)
                .schemas(SCHEMA)
                .cleanDisabled(false)
                .load();
        flyway.clean();
        flyway.migrate();
        run("INSERT INTO applied VALUES (0, 0), (1, 8)");
        run(entity("chip:nvidia-h20", 2, "Nvidia H20"));
        run(entity("org:baidu", 9, "Baidu"));
        run(entity("org:tencent", 3, "Tencent"));
    }

    @Test
    void saysNothingWhileItIsBuilt() {
        write();

        assertThat(emission.isOpen()).isFalse();
        assertThat(outbox()).isEmpty();
    }

    @Test
    @Timeout(60)
    void isNotKeptFromOpeningByOnesThatShareAgainAndAgain() throws Exception {
        try (var sharing = SOURCE.getConnection();
                var next = SOURCE.getConnection()) {
            sharing.setAutoCommit(false);
            next.setAutoCommit(false);
            PostgresEmission.share(sharing);
            var opening = Thread.ofVirtual().start(() -> open(Map.of()));
            while (Sql.of("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                    .list(next, _ -> true)
                    .isEmpty()) {
                Thread.sleep(10);
            }

            Sql.of("SET LOCAL lock_timeout = '200ms'").update(next);
            assertThatThrownBy(() -> PostgresEmission.share(next)).hasMessageContaining("lock timeout");

            sharing.commit();
            opening.join();
        }
        assertThat(emission.isOpen()).isTrue();
    }

    @Test
    void writesOnlyTheSnapshotsThatOthersLackAndOneRebuilt() {
        open(Map.of(
                "chip:nvidia-h20", heard("chip:nvidia-h20", 7, "Nvidia H20"),
                "org:baidu", heard("org:baidu", 40, "百度")));

        assertThat(outbox())
                .containsExactly(
                        new Message(TopicNames.ENTITIES, "org:baidu", snapshot("org:baidu", 41, "Baidu")),
                        new Message(TopicNames.ENTITIES, "org:tencent", snapshot("org:tencent", 3, "Tencent")),
                        new Message(
                                TopicNames.ENTITY_CHANGES,
                                "projection",
                                "{\"rebuilt\":{\"position\":{\"1\":7},\"projection\":2,\"snapshots\":2}}"));
    }

    @Test
    void countsVersionsOnFromWhatOthersHave() {
        open(Map.of(
                "chip:nvidia-h20", heard("chip:nvidia-h20", 7, "Nvidia H20"),
                "org:baidu", heard("org:baidu", 40, "百度")));

        assertThat(versions()).containsExactly("chip:nvidia-h20 7", "org:baidu 41", "org:tencent 3");
    }

    @Test
    void takesBackWhatTheStateDoesNotKnow() {
        open(Map.of("org:huawei", heard("org:huawei", 5, "Huawei")));

        assertThat(outbox())
                .contains(new Message(
                        TopicNames.ENTITIES,
                        "org:huawei",
                        "{\"id\":\"org:huawei\",\"mentioned\":false,\"type\":\"org\",\"version\":6}"));
    }

    @Test
    void writesTheDeadLettersThatAreMissing() {
        run("INSERT INTO quarantine VALUES (0, 4, 'poison', 'envelope-invalid', 'd', '', '', '{}', NULL, 'old'),"
                + " (1, 4, 'poison', 'envelope-invalid', 'd', '', '', '{}', NULL, 'new'),"
                + " (1, 5, 'conflict', 'conflict', 'd', 'a', 'a', '{}', NULL, 'other')");

        emission.open(2, new Emission.Past(Map.of(), Set.of(new Place(0, 4)), Set.of(), NOW));

        assertThat(outbox().stream().filter(each -> each.topic().equals(TopicNames.ANNOUNCEMENTS_DEAD_LETTERS)))
                .extracting(Message::value)
                .containsExactly("new", "other");
    }

    @Test
    void opensOnce() {
        open(Map.of());
        run("DELETE FROM outbox");

        open(Map.of());
        write();

        assertThat(outbox()).extracting(Message::topic).containsExactly("a topic");
    }

    @Test
    void hasNothingToTellOfAnEmptyLog() {
        run("DELETE FROM entity");
        run("UPDATE applied SET next_offset = 0");

        open(Map.of());

        assertThat(emission.isOpen()).isTrue();
        assertThat(outbox()).isEmpty();
    }

    private void open(Map<String, Emission.Heard> heard) {
        emission.open(2, new Emission.Past(heard, Set.of(), Set.of(), NOW));
    }

    private static void write() {
        TRANSACTIONS.call(connection -> {
            Outboxes.write(connection, List.of(Outboxes.Row.of("a topic", "key", Json.MAPPER.createObjectNode())));
            return 1;
        });
    }

    private static List<Message> outbox() {
        return TRANSACTIONS.call(connection -> Sql.of("""
                SELECT topic, convert_from(key, 'UTF8') AS key, convert_from(value, 'UTF8') AS value
                FROM outbox ORDER BY id
                """)
                .list(
                        connection,
                        row -> new Message(
                                row.getString("topic"), String.valueOf(row.getString("key")), row.getString("value"))));
    }

    private static List<String> versions() {
        return TRANSACTIONS.call(connection -> Sql.of("SELECT id || ' ' || version FROM entity ORDER BY id")
                .list(connection, row -> row.getString(1)));
    }

    private static Emission.Heard heard(String id, long version, String name) {
        try {
            var content = Json.read(content(id, name).getBytes(StandardCharsets.UTF_8));
            return new Emission.Heard(version, Json.digest(Json.canonical(content)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String snapshot(String id, long version, String name) {
        return content(id, name).replace("}", ",\"version\":" + version + "}");
    }

    private static String content(String id, String name) {
        return "{\"id\":\"%s\",\"name\":\"%s\",\"type\":\"%s\"}".formatted(id, name, id.substring(0, id.indexOf(':')));
    }

    private static String entity(String id, long version, String name) {
        return "INSERT INTO entity (id, type, version, snapshot) VALUES ('%s', 'org', %d, '%s')"
                .formatted(id, version, content(id, name));
    }

    private static void run(String sql) {
        TRANSACTIONS.call(connection -> Sql.of(sql).update(connection));
    }
}
