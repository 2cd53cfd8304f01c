package io.countermove.events.imports.formats;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the columns of a file stand, found by their names and the names that other vintages gave them.
///
/// @param <C> the columns that a format knows
final class Columns<C extends Enum<C> & Columns.Column> {
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Map<C, Integer> places;

    private Columns(Map<C, Integer> places) {
        this.places = places;
    }

    /// A column with its names, today's first; case, blanks and punctuation do not matter.
    interface Column {
        List<String> names();
    }

    static <C extends Enum<C> & Column> Columns<C> find(Class<C> type, List<String> header) {
        var byName = new HashMap<String, Integer>();
        for (int i = 0; i < header.size(); i++) {
            byName.putIfAbsent(plain(header.get(i)), i);
        }
        var places = new EnumMap<C, Integer>(type);
        for (var column : type.getEnumConstants()) {
            column.names().stream()
                    .map(name -> byName.get(plain(name)))
                    .filter(place -> place != null)
                    .findFirst()
                    .ifPresent(place -> places.put(column, place));
        }
        return new Columns<>(places);
    }

    boolean has(C column) {
        return places.containsKey(column);
    }

    /// The cell of a row; empty where the file has no such column.
    String cell(List<String> row, C column) {
        var place = places.get(column);
        return place == null ? "" : row.get(place);
    }

    static String describe(Stream<? extends Column> columns) {
        return columns.map(column -> "\"" + String.join("\" or \"", column.names()) + "\"")
                .collect(Collectors.joining(", "));
    }

    private static String plain(String name) {
        return OTHERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
