package io.countermove.entities.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.json.Json;
import io.countermove.entities.Moment;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A statement that grows with its arguments, so that neither can be without the other.
final class Sql {
    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> arguments = new ArrayList<>();

    /// Makes a value of the row that the result stands at.
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    static Sql of(String text, @Nullable Object... arguments) {
        return new Sql().add(text, arguments);
    }

    Sql add(String more, @Nullable Object... moreArguments) {
        text.append(more).append('\n');
        for (var argument : moreArguments) {
            arguments.add(argument);
        }
        return this;
    }

    Sql add(Sql other) {
        text.append(other.text);
        arguments.addAll(other.arguments);
        return this;
    }

    /// Whether what the row says was known then.
    static Sql known(String alias, Moment moment) {
        return switch (moment.knownBy()) {
            case SYSTEM -> known(alias, "known", moment);
            case PUBLIC -> known(alias, "public", moment);
        };
    }

    private static Sql known(String alias, String clock, Moment moment) {
        var column = alias + "." + clock;
        return of(
                "(%s_from <= ? AND (%s_to IS NULL OR %s_to > ?))".formatted(column, column, column),
                moment.knownAt(),
                moment.knownAt());
    }

    /// Whether what a fact says holds on the day.
    static Sql valid(String alias, Moment moment) {
        return of(
                "(%s.since <= ? AND (%s.until IS NULL OR %s.until > ?))".formatted(alias, alias, alias),
                moment.validAt(),
                moment.validAt());
    }

    /// The name that was known then of the entity that an expression gives.
    static Sql name(String entity, Moment moment) {
        return of("coalesce((SELECT p.name FROM participant p WHERE p.entity = " + entity
                        + " AND p.name IS NOT NULL AND")
                .add(known("p", moment))
                .add("ORDER BY p.announced_earliest, p.announcement, p.position LIMIT 1), split_part(" + entity
                        + ", ':', 2))");
    }

    <T> List<T> list(Connection connection, RowMapper<T> mapper) throws SQLException {
        try (var statement = prepare(connection);
                var rows = statement.executeQuery()) {
            var list = new ArrayList<T>();
            while (rows.next()) {
                list.add(mapper.map(rows));
            }
            return list;
        }
    }

    <T> Optional<T> find(Connection connection, RowMapper<T> mapper) throws SQLException {
        return list(connection, mapper).stream().findFirst();
    }

    int update(Connection connection) throws SQLException {
        try (var statement = prepare(connection)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(text.toString());
        for (int i = 0; i < arguments.size(); i++) {
            statement.setObject(i + 1, toJdbc(connection, arguments.get(i)));
        }
        return statement;
    }

    private static @Nullable Object toJdbc(Connection connection, @Nullable Object argument) throws SQLException {
        return switch (argument) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Collection<?> texts ->
                connection.createArrayOf(
                        "text", texts.stream().map(String::valueOf).toArray());
            case null -> null;
            default -> argument;
        };
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    static JsonNode json(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        try {
            return Json.MAPPER.readTree(text == null ? "null" : text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
