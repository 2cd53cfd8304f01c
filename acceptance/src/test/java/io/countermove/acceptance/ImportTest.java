package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// `load`: a public file, vintage over vintage, and our own that left as a table.
@Order(6)
@ExtendWith(StartedSystem.Provider.class)
class ImportTest {
    private static final String HEADER =
            "Model,Organization,Publication date,Training compute (FLOP),Confidence,Country (of organization),Link\n";
    private static final String SAME = """
            Ernie 4.5,Baidu,2025-03-16,,,China,https://example.org/ernie
            "DBRX, base",Databricks,2024-03-01,2.6e24,Confident,United States of America,https://example.org/dbrx
            Falcon,TII,2023-09-06,3.8e24,Confident,United Arab Emirates,https://example.org/falcon
            """;

    private final StartedSystem system;

    @TempDir
    private Path folder;

    ImportTest(StartedSystem system) {
        this.system = system;
    }

    @Test
    void makesCorrectionsAndRetractionsOfANewerVintage() throws IOException {
        var older = file("models_2025-11-02.csv", HEADER + SAME + """
                GPT-4.5,OpenAI,2025-02-27,2.1e26,Likely,United States of America,https://example.org/gpt
                Vanishing,OpenAI,2022-02-01,,,United States of America,https://example.org/gone
                """);
        var newer = file("models_2025-12-02.csv", HEADER + SAME + """
                GPT-4.5,OpenAI,2025-02-27,3.8e26,Likely,United States of America,https://example.org/gpt
                Olmo 3,AI2,2025-11-20,,,United States of America,https://example.org/olmo
                """);

        assertThat(load(older)).contains("5 published, 0 unchanged, 0 corrected, 0 retracted, 0 refused");
        assertThat(load(older)).contains("0 published, 5 unchanged, 0 corrected, 0 retracted, 0 refused");
        assertThat(load(newer)).contains("1 published, 3 unchanged, 1 corrected, 1 retracted, 0 refused");

        system.reconciled();
        var history = system.anonymous().get("/entities/model:gpt-4.5/history?property=training-compute");
        assertThat(history.items())
                .extracting(fact -> fact.at("/value/value").asText())
                .containsExactlyInAnyOrder("210000000000000000000000000", "380000000000000000000000000");
        assertThat(compute("2025-11-10")).isEqualTo("210000000000000000000000000");
        assertThat(compute("2025-12-10")).isEqualTo("380000000000000000000000000");
    }

    @Test
    void readsBackWhatWasExported() throws IOException {
        var before = system.reconciled();
        var table =
                system.anonymous().get("/announcements.csv?kind=statement.made").expect(200);
        var lines = system.anonymous()
                .get("/announcements.ndjson?kind=statement.made")
                .expect(200);

        assertThat(load(file("export.csv", table.response().body()))).contains("0 published,", " 0 corrected,");
        assertThat(load(file("export.ndjson", lines.response().body()))).contains("0 published,", " 0 corrected,");

        assertThat(system.reconciled().get("state")).isEqualTo(before.get("state"));
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        var cut = system.launcher()
                .tryRun("load", file("cut.csv", HEADER + "Ernie 4.5,Bai").toString());
        assertThat(cut.exitCode()).isEqualTo(1);
        assertThat(cut.output()).contains("cut off").contains("line 2");

        var other = system.launcher()
                .tryRun("load", file("report.pdf", "%PDF-1.7\n").toString());
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.output()).contains("epoch-models", "ndjson");
    }

    private String compute(String knownAt) {
        JsonNode model = system.anonymous()
                .get("/entities/model:gpt-4.5?knownBy=public&knownAt=" + knownAt)
                .expect(200)
                .body();
        return model.get("facts")
                .valueStream()
                .filter(fact -> fact.get("property").asText().equals("training-compute"))
                .map(fact -> fact.at("/value/value").asText())
                .findFirst()
                .orElse("none");
    }

    private String load(Path file) {
        return system.launcher().run("load", file.toString(), "--yes");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
