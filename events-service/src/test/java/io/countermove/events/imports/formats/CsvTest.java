package io.countermove.events.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.table.AnnouncementTable;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.vocabulary.Vocabulary;
import io.countermove.events.imports.Format;
import io.countermove.events.imports.Row;
import io.countermove.events.imports.UnreadableFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvTest {
    private static final String HEADER = "id,kind,title,announcedOn,source.publisher,participants";
    private final OwnRows own = new OwnRows(new AnnouncementReader(Vocabulary.standard()));

    @Test
    void holdsTheArticleAsItsLinesDo() throws IOException {
        var lines = Files.readString(Path.of(System.getProperty("countermove.home", ".."), "data", "article.ndjson"));
        var table = new StringWriter();
        try (var csv = CsvWriter.builder().build(table)) {
            csv.writeRecord(AnnouncementTable.COLUMNS);
            for (var line : lines.lines().toList()) {
                csv.writeRecord(AnnouncementTable.cells(Json.MAPPER.readTree(line)));
            }
        }

        assertThat(announcements(new Csv(own), table.toString()))
                .isEqualTo(announcements(new Ndjson(own), lines))
                .hasSizeGreaterThan(20);
    }

    @Test
    void refusesARowByItsLine() throws IOException {
        var file = HEADER + "\na,model.released,\"two\nlines\",2025,Baidu,[]\nb,model.released,T,2025,Baidu,[{\n";
        try (var rows = new Csv(own).open(stream(file))) {
            rows.next();
            assertThat(rows.next()).isInstanceOfSatisfying(Row.Refused.class, refused -> {
                assertThat(refused.line()).isEqualTo(4);
                assertThat(refused.problem().reason()).contains("participants");
            });
        }
    }

    @Test
    void namesColumnsThatItDoesNotKnow() {
        assertThatThrownBy(() -> new Csv(own).open(stream(HEADER + ",colour\n")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("unknown: colour");
    }

    private static Map<String, Announcement> announcements(Format format, String file) throws IOException {
        var announcements = new LinkedHashMap<String, Announcement>();
        try (var rows = format.open(stream(file))) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                assertThat(row)
                        .isInstanceOfSatisfying(
                                Row.Usable.class,
                                usable -> announcements.put(
                                        usable.key(), usable.mapping().as(usable.slug())));
            }
        }
        return announcements;
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
