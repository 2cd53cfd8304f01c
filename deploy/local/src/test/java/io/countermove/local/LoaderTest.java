package io.countermove.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderTest {
    @TempDir
    private Path folder;

    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private HttpServer gateway;

    @BeforeEach
    void startGateway() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        gateway.createContext("/api/v1/announcements", this::answer);
        gateway.start();
    }

    @AfterEach
    void stopGateway() {
        gateway.stop(0);
    }

    @Test
    void countsWhatIsNewAndWhatWasThere() throws IOException {
        answers.add(new Answer(202, "[{\"duplicate\":false},{\"duplicate\":true}]"));
        assertThat(load("{\"id\":\"a\"}\n\n{\"id\":\"b\"}\n")).isEqualTo(new LoadSummary(1, 1, 0));
        assertThat(bodies).containsExactly("[{\"id\":\"a\"},\n{\"id\":\"b\"}]");
    }

    @Test
    void takesRefusedLinesOutAndSendsTheRestAgain() throws IOException {
        answers.add(new Answer(
                422, "{\"errors\":[{\"pointer\":\"/1/kind\",\"rule\":\"unknown-kind\",\"detail\":\"no kind b\"}]}"));
        answers.add(new Answer(202, "[{\"duplicate\":false},{\"duplicate\":false}]"));
        assertThat(load("{\"id\":\"a\"}\n\n{\"id\":\"b\"}\n{\"id\":\"c\"}\n")).isEqualTo(new LoadSummary(2, 0, 1));
        assertThat(bodies.getLast()).isEqualTo("[{\"id\":\"a\"},\n{\"id\":\"c\"}]");
        assertThat(said()).contains("line 3 refused: /kind unknown-kind: no kind b");
    }

    @Test
    void refusesALineThatIsNoObjectWithoutSendingIt() throws IOException {
        answers.add(new Answer(202, "[{\"duplicate\":false}]"));
        assertThat(load("{\"id\":\"a\"}\n{\"id\":\n")).isEqualTo(new LoadSummary(1, 0, 1));
        assertThat(said()).contains("line 2 refused: is not a JSON object");
    }

    @Test
    void findsTheLineThatAProblemDoesNotName() throws IOException {
        answers.add(new Answer(409, "{\"detail\":\"other content\"}"));
        answers.add(new Answer(202, "[{\"duplicate\":false}]"));
        answers.add(new Answer(409, "{\"detail\":\"other content\"}"));
        assertThat(load("{\"id\":\"a\"}\n{\"id\":\"b\"}\n")).isEqualTo(new LoadSummary(1, 0, 1));
        assertThat(said()).contains("line 2 refused: other content");
    }

    @Test
    void sendsAtMostFiveHundredLinesAtOnce() throws IOException {
        answers.add(new Answer(202, "[]"));
        answers.add(new Answer(202, "[]"));
        load("{}\n".repeat(501));
        assertThat(bodies).extracting(body -> body.lines().count()).containsExactly(500L, 1L);
    }

    @Test
    void asksAgainWhenTheGatewayIsSaturated() throws IOException {
        answers.add(new Answer(503, "{\"title\":\"Saturated\"}"));
        answers.add(new Answer(202, "[{\"duplicate\":false}]"));
        assertThat(load("{\"id\":\"a\"}\n")).isEqualTo(new LoadSummary(1, 0, 0));
    }

    @Test
    void stopsWhenTheKeyIsNotAccepted() {
        answers.add(new Answer(401, "{\"title\":\"Unknown key\"}"));
        assertThatThrownBy(() -> load("{\"id\":\"a\"}\n"))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("before line 1")
                .hasMessageContaining("Unknown key");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        assertNotOpened(folder, "is a folder");
        assertNotOpened(folder.resolve("absent"), "There is no file");
        assertNotOpened(write("\n"), "is empty");
        assertNotOpened(write("[{}]"), "like a JSON array");
        assertNotOpened(write("id,kind\n"), "not NDJSON");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertNotOpened(binary, "not text in UTF-8");
    }

    private static void assertNotOpened(Path file, String message) {
        assertThatThrownBy(() -> AnnouncementFile.open(file))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining(message);
    }

    private LoadSummary load(String text) throws IOException {
        String address = "http://127.0.0.1:" + gateway.getAddress().getPort();
        try (GatewayClient client = new GatewayClient(address, new Secret("cm_test"))) {
            return new Loader(client, new PrintStream(terminal, true, StandardCharsets.UTF_8))
                    .run(AnnouncementFile.open(write(text)));
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("announcements.ndjson"), text);
    }

    private String said() {
        return terminal.toString(StandardCharsets.UTF_8);
    }

    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Answer answer = answers.removeFirst();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private record Answer(int status, String body) {}
}
