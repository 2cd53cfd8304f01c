package io.countermove.contracts.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One announcement a row. `cells` and `content` are inverse, whatever the announcement holds; provenance is written
/// and passed over when read.
public final class AnnouncementTable {

    /// The fields of a view that say how an announcement came to be known; they are no part of its content.
    public static final List<String> PROVENANCE = List.of(
            "state",
            "revision",
            "revisions",
            "ingesttime",
            "publicTime",
            "publishedBy",
            "answeredBy",
            "position",
            "validAt",
            "knownAt",
            "knownBy");

    private static final List<Column> CONTENT = List.of(
            Column.text("id"),
            Column.text("kind"),
            Column.text("title"),
            Column.text("announcedOn"),
            Column.text("validFrom"),
            Column.text("validTo"),
            Column.words("jurisdictions"),
            Column.text("confidence"),
            Column.text("stance"),
            Column.text("direction"),
            Column.words("respondsTo"),
            Column.text("reports"),
            Column.text("legalCitation"),
            Column.text("eccn"),
            Column.text("language"),
            Column.text("source.url"),
            Column.text("source.publisher"),
            Column.text("source.publishedOn"),
            Column.text("source.quote"),
            Column.flag("source.official"),
            Column.json("participants"),
            Column.json("facts"),
            Column.json("alsoReportedBy"));

    /// All columns in their order: the content, how it came to be known, and the days of its dates.
    public static final List<Column> WRITTEN = Stream.of(
                    CONTENT.stream(),
                    Stream.of("revision", "revisions", "ingesttime", "publicTime", "publishedBy")
                            .map(Column::text),
                    Column.days("announcedOn"),
                    Column.days("validFrom"),
                    Column.days("validTo"))
            .flatMap(columns -> columns)
            .toList();

    /// The header line.
    public static final List<String> COLUMNS =
            WRITTEN.stream().map(Column::name).toList();

    private static final Map<String, Column> BY_NAME =
            CONTENT.stream().collect(Collectors.toUnmodifiableMap(Column::name, column -> column));
    private static final Set<String> PASSED_OVER = Stream.concat(PROVENANCE.stream(), COLUMNS.stream())
            .filter(name -> !BY_NAME.containsKey(name))
            .collect(Collectors.toUnmodifiableSet());

    private AnnouncementTable() {}

    /// The cells of a view, in the order of `COLUMNS`; what is not said is an empty cell.
    public static List<String> cells(JsonNode view) {
        return WRITTEN.stream().map(column -> column.write(view)).toList();
    }

    /// The announcement of a row, by column; empty cells say nothing. Throws `IllegalArgumentException` that names the
    /// column for one that does not exist and for a cell that cannot be read; what the cells say is not checked.
    public static ObjectNode content(Map<String, String> cells) {
        var content = JsonNodeFactory.instance.objectNode();
        cells.forEach((name, cell) -> {
            if (!cell.isEmpty() && !PASSED_OVER.contains(name)) {
                column(name).put(content, cell);
            }
        });
        return content;
    }

    /// The names of a header line that are no columns of this table.
    public static Set<String> unknown(List<String> header) {
        return header.stream()
                .filter(name -> !BY_NAME.containsKey(name) && !PASSED_OVER.contains(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Column column(String name) {
        var column = BY_NAME.get(name);
        if (column == null) {
            throw new IllegalArgumentException("there is no column " + name + "; the columns are " + COLUMNS);
        }
        return column;
    }
}
