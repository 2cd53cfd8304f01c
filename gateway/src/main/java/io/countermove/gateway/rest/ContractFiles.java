package io.countermove.gateway.rest;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The vocabulary and the schemas as the contracts module carries them, byte for byte.
@Singleton
final class ContractFiles {

    private static final String FOLDER = "/META-INF/countermove/";
    private static final List<String> SCHEMAS =
            List.of("announcement.v1.json", "correction.v1.json", "retraction.v1.json");

    Optional<byte[]> findVocabulary() {
        return find(FOLDER + "vocabulary.json");
    }

    Optional<byte[]> findSchema(String name) {
        return SCHEMAS.contains(name) ? find(FOLDER + "schemas/" + name) : Optional.empty();
    }

    Stream<String> schemas() {
        return SCHEMAS.stream().filter(name -> findSchema(name).isPresent());
    }

    private static Optional<byte[]> find(String resource) {
        try (InputStream in = ContractFiles.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
