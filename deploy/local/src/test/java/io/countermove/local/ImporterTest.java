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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
    private static final String SUMMARY =
            "{\"summary\":{\"format\":\"epoch-models\",\"vintage\":\"2025-12-02\",\"vintageFrom\":\"parameter\",\"rows\":3,"
                    + "\"published\":1,\"unchanged\":1,\"corrected\":1,\"renamed\":1,\"retracted\":0,\"refused\":%d}}\n";

    @TempDir
    private Path folder;

    private final List<String> queries = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private HttpServer gateway;

    private record Answer(int status, String body) {}

    @BeforeEach
    void startGateway() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        gateway.createContext("/api/v1/imports", this::answer);
        gateway.start();
    }

    @AfterEach
    void stopGateway() {
        gateway.stop(0);
    }

    @Test
    void saysWhatWouldChangeAndThenChangesIt() throws IOException {
        answers.add(new Answer(
                200,
                "{\"progress\":{\"step\":\"comparing\",\"done\":1,\"of\":2,\"rows\":1}}\n"
                        + "{\"change\":{\"id\":\"epoch.gpt-4.5\",\"action\":\"correct\",\"reason\":\"compute\"}}\n"
                        + SUMMARY.formatted(0)));
        answers.add(new Answer(200, SUMMARY.formatted(0)));
        assertThat(load("notable_ai_models_2025-12-02.csv", "Model\n")).isEqualTo(Importer.DONE);
        assertThat(queries)
                .containsExactly(
                        "allowOlder=false&allowShrink=false&dryRun=true&vintage=2025-12-02",
                        "allowOlder=false&allowShrink=false&dryRun=false&vintage=2025-12-02");
        assertThat(said())
                .contains("correct epoch.gpt-4.5: compute")
                .contains(
                        "Would be: 1 published, 1 unchanged, 1 corrected (1 renamed), 0 retracted, 0 refused, of 3 rows"
                                + " (epoch-models, vintage 2025-12-02) in ")
                .contains("Loaded: 1 published");
    }

    @Test
    void tellsRefusedRowsByLine() throws IOException {
        var refused = "{\"refused\":{\"line\":7,\"key\":\"X\",\"rule\":\"undated\",\"pointer\":\"Publication date\","
                + "\"reason\":\"the row has no date\"}}\n";
        answers.add(new Answer(200, refused + SUMMARY.formatted(1)));
        answers.add(new Answer(200, refused + SUMMARY.formatted(1)));
        assertThat(load("models.csv", "Model\n")).isEqualTo(Importer.DONE_IN_PART);
        assertThat(said()).containsOnlyOnce("line 7 refused: X: Publication date: the row has no date");
    }

    @Test
    void endsWithTheProblemOfAFileThatIsRefused() throws IOException {
        answers.add(new Answer(422, "{\"title\":\"x\",\"status\":422,\"detail\":\"It is a PDF. Accepted: …\"}"));
        assertThat(load("models.pdf", "%PDF")).isEqualTo(Importer.FAILED);
        assertThat(said()).contains("was not loaded. It is a PDF. Accepted: …");
        assertThat(queries).hasSize(1);
    }

    @Test
    void saysWhenAnImportStops() throws IOException {
        answers.add(new Answer(200, SUMMARY.formatted(0)));
        answers.add(new Answer(200, "{\"problem\":{\"status\":503,\"detail\":\"The log does not answer\"}}\n"));
        assertThat(load("models.csv", "Model\n")).isEqualTo(Importer.FAILED);
        assertThat(said()).contains("The import stopped. The log does not answer");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        assertNotOpened(folder, "is a folder");
        assertNotOpened(folder.resolve("absent"), "There is no file");
        assertNotOpened(Files.createFile(folder.resolve("empty.csv")), "is empty");
    }

    @Test
    void takesTheLastDayInTheNameForTheVintage() throws IOException {
        assertThat(vintage("notable_ai_models_2025-11-02.csv")).isEqualTo("2025-11-02");
        assertThat(vintage("models-20251202.csv")).isEqualTo("2025-12-02");
        assertThat(vintage("models_2025-13-40.csv")).isNull();
        assertThat(vintage("notable_ai_models.csv")).isNull();
    }

    private @Nullable String vintage(String name) throws IOException {
        return ImportFile.open(Files.writeString(folder.resolve(name), "x")).vintage();
    }

    private static void assertNotOpened(Path file, String message) {
        assertThatThrownBy(() -> ImportFile.open(file))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining(message);
    }

    private int load(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        String address = "http://127.0.0.1:" + gateway.getAddress().getPort();
        Command.Load load = new Command.Load(folder, name, null, null, false, false, false, false);
        try (ImportClient client = new ImportClient(address, new Secret("cm_test"))) {
            PrintStream out = new PrintStream(terminal, true, StandardCharsets.UTF_8);
            return new Importer(client, new Terminal(out, null)).run(ImportFile.open(file), load);
        }
    }

    private String said() {
        return terminal.toString(StandardCharsets.UTF_8);
    }

    private void answer(HttpExchange exchange) throws IOException {
        queries.add(exchange.getRequestURI().getQuery());
        exchange.getRequestBody().readAllBytes();
        Answer answer = answers.removeFirst();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
