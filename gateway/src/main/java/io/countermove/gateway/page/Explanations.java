package io.countermove.gateway.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/// What the rules of problem documents mean, from `problems.properties`.
@Singleton
final class Explanations {

    private final Properties texts = new Properties();

    Explanations() {
        var resource = Objects.requireNonNull(Explanations.class.getResourceAsStream("/problems.properties"));
        try (Reader reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Explanation> find(String rule) {
        return Optional.ofNullable(texts.getProperty(rule)).map(text -> {
            String[] parts = text.split(" \\| ", 2);
            return new Explanation(rule, parts[0], parts[1]);
        });
    }

    /// A rule in words.
    public record Explanation(String rule, String title, String text) {}
}
