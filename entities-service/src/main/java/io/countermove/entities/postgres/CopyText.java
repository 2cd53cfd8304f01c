package io.countermove.entities.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.countermove.contracts.json.Json;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows in the text format of `COPY`.
/// Source: <https://www.postgresql.org/docs/18/sql-copy.html>.
final class CopyText {
    private static final JsonMapper JSON = Json.MAPPER;
    /// PostgreSQL has no character 0, and its JSON no escape of it.
    private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");
    private static final char REPLACEMENT = '\ufffd';

    private final StringBuilder text = new StringBuilder();
    private boolean inRow;

    /// Adds a column to the row: a list is an array of texts, a map or a node is JSON.
    void add(@Nullable Object value) {
        if (inRow) {
            text.append('\t');
        }
        inRow = true;
        switch (value) {
            case null -> text.append("\\N");
            case JsonNode node -> escape(json(node));
            case Map<?, ?> map -> escape(json(map));
            case Collection<?> texts -> escape(array(texts));
            case Number _, Boolean _, Instant _, LocalDate _ -> text.append(value);
            default -> escape(value.toString());
        }
    }

    void endRow() {
        text.append('\n');
        inRow = false;
    }

    int length() {
        return text.length();
    }

    /// What was added since the last time.
    String take() {
        var taken = text.toString();
        text.setLength(0);
        return taken;
    }

    private void escape(String value) {
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            if (each == '\\' || each < ' ') {
                text.append(value, from, i);
                escape(each);
                from = i + 1;
            }
        }
        text.append(value, from, value.length());
    }

    private void escape(char each) {
        switch (each) {
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case '\0' -> text.append(REPLACEMENT);
            default -> text.append(each);
        }
    }

    private static String array(Collection<?> texts) {
        return texts.stream()
                .map(each -> "\"" + each.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String json(Object value) {
        try {
            var json = JSON.writeValueAsString(value);
            return json.contains("\\u0000") ? ESCAPED_NUL.matcher(json).replaceAll("$1\\\\ufffd") : json;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
