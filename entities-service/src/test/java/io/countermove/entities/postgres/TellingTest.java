package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.countermove.contracts.topic.TopicNames;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ids of changes in messages, against the real PostgreSQL.
class TellingTest {
    private static final int TRANSACTIONS = 60;

    /// Each transaction adds three changes and tells of them; every fifth fails after it has drawn their ids.
    @Test
    void namesItsOwnChangesBesideOthersAndAfterFailures(@TempDir Path folder) throws Exception {
        try (var state = new StateFixture(folder);
                var instances = Executors.newFixedThreadPool(6)) {
            state.empty();
            var adding = IntStream.range(0, TRANSACTIONS)
                    .mapToObj(i -> (Callable<Boolean>) () -> add(state, i))
                    .toList();
            int done = 0;
            for (var each : instances.invokeAll(adding)) {
                done += each.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(TRANSACTIONS - TRANSACTIONS / 5);

            var announcements = announcements(state);
            var messages = messages(state);
            assertThat(messages).hasSize(done);
            assertThat(announcements).hasSize(3 * done);
            for (var message : messages) {
                assertThat(message.path("changes")
                                .valueStream()
                                .map(change ->
                                        announcements.get(change.path("id").asText())))
                        .containsExactlyElementsOf(names(message.path("by").asInt()));
            }
        }
    }

    private static List<String> names(int transaction) {
        return IntStream.range(0, 3).mapToObj(i -> transaction + "-" + i).toList();
    }

    private static boolean add(StateFixture state, int transaction) {
        try {
            return state.transactions.call(connection -> {
                var telling = new Telling(true, List.of());
                var places = names(transaction).stream()
                        .map(name -> telling.add(ChangeRows.Row.of(
                                "timer", Instant.EPOCH, null, name, JsonNodeFactory.instance.objectNode())))
                        .toList();
                telling.tell(
                        TopicNames.ENTITY_CHANGES,
                        "entity",
                        JsonNodeFactory.instance.objectNode().put("by", transaction),
                        places);
                telling.write(connection);
                if (transaction % 5 == 0) {
                    throw new IllegalStateException("as if the process went");
                }
                return true;
            });
        } catch (IllegalStateException _) {
            return false;
        }
    }

    /// By the id of the change.
    private static Map<String, String> announcements(StateFixture state) {
        return state
                .transactions
                .call(connection -> Sql.of("SELECT id::text, announcement FROM change")
                        .list(connection, row -> Map.entry(row.getString("id"), row.getString("announcement"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<JsonNode> messages(StateFixture state) {
        return state.transactions.call(connection -> Sql.of("SELECT convert_from(value, 'UTF8') AS value FROM outbox")
                .list(connection, row -> Sql.json(row, "value")));
    }
}
