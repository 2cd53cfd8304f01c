package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.countermove.contracts.json.Json;
import io.countermove.entities.Outbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxesTest {
    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir
    static Path folder;

    @AutoClose
    private static StateFixture state;

    @BeforeAll
    static void start() {
        state = new StateFixture(folder);
    }

    @BeforeEach
    void empty() {
        state.empty();
    }

    @Test
    void handsOverNoMoreThanMemoryHasRoomFor() {
        add(10, MEBIBYTE);

        assertThat(drained(500)).containsExactly(4, 4, 2);
    }

    @Test
    void handsOverOneThatIsLargerThanTheRoomThereIs() {
        add(2, 6 * MEBIBYTE);

        assertThat(drained(500)).containsExactly(1, 1);
    }

    @Test
    void handsOverNoMoreThanIsAskedFor() {
        add(7, 10);

        assertThat(drained(3)).containsExactly(3, 3, 1);
    }

    @Test
    void handsOverTheBytesThatWereWritten() {
        var awkward = JsonNodeFactory.instance.objectNode().put("a \"name\"", "\\ \n \u0001 \\x41 百度 \uD83D\uDE00");
        state.transactions.call(connection -> {
            Outboxes.insert(connection, List.of(Outboxes.Row.of("a topic", "org:baidu", awkward)));
            return 1;
        });

        outbox().drain(
                        500,
                        messages -> assertThat(messages).singleElement().satisfies(each -> {
                            assertThat(each.key())
                                    .asString(StandardCharsets.UTF_8)
                                    .isEqualTo("org:baidu");
                            assertThat(each.value()).isEqualTo(Json.canonical(awkward));
                        }));
    }

    @Test
    void keepsWhatCouldNotBeWritten() {
        add(3, 10);

        assertThatThrownBy(() -> outbox().drain(2, _ -> {
                    throw new IllegalStateException("the broker is away");
                }))
                .hasMessageContaining("the broker is away");
        assertThat(drained(500)).containsExactly(3);
    }

    private static List<Integer> drained(int limit) {
        var sizes = new ArrayList<Integer>();
        while (outbox().drain(limit, messages -> {
                    assertThat(messages)
                            .allSatisfy(each -> assertThat(Objects.requireNonNull(each.value()))
                                    .endsWith('z'));
                    sizes.add(messages.size());
                })
                > 0) {
            // Until nothing is left.
        }
        return sizes;
    }

    private static Outbox outbox() {
        return new Outboxes(state.transactions);
    }

    private static void add(int messages, int bytes) {
        state.transactions.call(connection -> Sql.of(
                        "INSERT INTO outbox (topic, headers, value) SELECT 'a topic', '{}',"
                                + " convert_to(repeat(' ', ? - 1) || 'z', 'UTF8') FROM generate_series(1, ?)",
                        bytes,
                        messages)
                .update(connection));
    }
}
