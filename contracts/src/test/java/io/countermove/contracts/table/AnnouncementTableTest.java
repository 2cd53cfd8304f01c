package io.countermove.contracts.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.countermove.contracts.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncementTableTest {

    static List<String> article() throws IOException {
        return Files.readAllLines(Path.of(System.getProperty("countermove.home", ".."), "data", "article.ndjson"));
    }

    @ParameterizedTest
    @MethodSource("article")
    void givesBackWhatItWrote(String line) throws IOException {
        JsonNode announcement = Json.MAPPER.readTree(line);

        assertThat(AnnouncementTable.content(row(AnnouncementTable.cells(announcement))))
                .isEqualTo(announcement);
    }

    @ParameterizedTest
    @ValueSource(strings = {"source.official=maybe", "facts=[{", "colour=red"})
    void namesTheColumnThatCannotBeRead(String cell) {
        var parts = cell.split("=", 2);

        assertThatThrownBy(() -> AnnouncementTable.content(Map.of(parts[0], parts[1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(parts[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"https://example.org\")",
                "+1 more cluster",
                "-H20",
                "@Baidu",
                "\tindented",
                "'=quoted",
                "''-twice",
                "'Unaffected'",
                "-5",
                "=1\n+2"
            })
    void writesNoFormulaAndGivesBackTheText(String title) {
        var announcement = JsonNodeFactory.instance.objectNode().put("title", title);

        var row = row(AnnouncementTable.cells(announcement));

        assertThat(row.get("title")).doesNotMatch("(?s)[=+@\t\r].*|-[^0-9].*");
        assertThat(AnnouncementTable.content(row)).isEqualTo(announcement);
    }

    @Test
    void writesTheDaysOfADateAndPassesThemOver() {
        var announcement = JsonNodeFactory.instance.objectNode().put("announcedOn", "2025-Q1");

        var row = row(AnnouncementTable.cells(announcement));

        assertThat(row)
                .containsEntry("announcedOn.earliest", "2025-01-01")
                .containsEntry("announcedOn.latest", "2025-03-31");
        assertThat(AnnouncementTable.content(row)).isEqualTo(announcement);
        assertThat(AnnouncementTable.unknown(AnnouncementTable.COLUMNS)).isEmpty();
    }

    private static Map<String, String> row(List<String> cells) {
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(AnnouncementTable.COLUMNS.get(i), cells.get(i));
        }
        return row;
    }
}
