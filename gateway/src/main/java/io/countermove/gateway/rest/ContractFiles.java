package io.countermove.gateway.rest;

import io.countermove.contracts.validation.Schemas;
import io.countermove.contracts.vocabulary.Vocabulary;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The vocabulary and the schemas as the contracts module carries them, byte for byte.
@Singleton
final class ContractFiles {

    private final byte[] vocabulary = readVocabulary();
    private final Map<String, String> schemas = Schemas.all();

    byte[] vocabulary() {
        return vocabulary;
    }

    Optional<byte[]> findSchema(String name) {
        return Optional.ofNullable(schemas.get(name)).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    Stream<String> schemas() {
        return schemas.keySet().stream();
    }

    private static byte[] readVocabulary() {
        try (InputStream in = Vocabulary.class.getResourceAsStream("/io/countermove/contracts/vocabulary.json")) {
            return Objects.requireNonNull(in, "contracts carries the vocabulary")
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
