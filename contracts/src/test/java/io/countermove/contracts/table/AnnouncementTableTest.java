package io.countermove.contracts.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static Map<String, String> row(List<String> cells) {
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(AnnouncementTable.COLUMNS.get(i), cells.get(i));
        }
        return row;
    }
}
