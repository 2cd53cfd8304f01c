package io.countermove.events.imports.formats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Codes (ISO 3166-1 alpha-2) of countries by the names that data sets use: `countries.txt`.
final class Countries {
    private static final Set<String> NO_COUNTRY = Set.of("multinational", "international", "other", "various");
    private static final Map<String, String> CODES = read();

    private Countries() {}

    static Optional<String> find(String name) {
        return Optional.ofNullable(CODES.get(Names.key(name)));
    }

    /// Whether the name says that there is no one country.
    static boolean isNone(String name) {
        return NO_COUNTRY.contains(Names.key(name));
    }

    private static Map<String, String> read() {
        var codes = new HashMap<String, String>();
        var file = Objects.requireNonNull(Countries.class.getResourceAsStream("countries.txt"), "countries.txt");
        try (var in = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            in.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                var code = line.substring(0, 2);
                codes.put(Names.key(code), code);
                for (var name : line.substring(3).split("\\|", -1)) {
                    codes.put(Names.key(name), code);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(codes);
    }
}
