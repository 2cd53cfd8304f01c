package io.countermove.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.event.KafkaHeaders;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.log.LogReader;
import io.countermove.contracts.log.LogRecord;
import io.countermove.contracts.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Records as they stand on the log, one of each kind and form: every later release reads them, and to the same
/// content.
class GoldenRecordsTest {

    private static final Path FOLDER = Released.resource("golden");
    private static final LogReader READER = new LogReader(Vocabulary.standard(), 12);
    private static final List<String> FORMS =
            List.of("corrected", "retracted", "replayed", "extensions", "written-elsewhere");

    /// A file: headers, among them `key` and `digest`, then an empty line, then the value.
    private record Golden(String key, String digest, RecordHeaders headers, String value) {
        static Golden read(Path file) throws IOException {
            var parts = Files.readString(file).split("\n\n", 2);
            var headers = new RecordHeaders();
            parts[0].lines().forEach(line -> {
                var header = line.split(": ", 2);
                headers.add(header[0], bytes(header[1]));
            });
            var key = KafkaHeaders.find(headers, "key").orElseThrow();
            var digest = KafkaHeaders.find(headers, "digest").orElseThrow();
            return new Golden(key, digest, headers, parts[1].strip());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsARecordToItsContent(Path file) throws IOException {
        var golden = Golden.read(file);
        var read = READER.readAnywhere(bytes(golden.key()), bytes(golden.value()), golden.headers());
        assertThat(read).isInstanceOfSatisfying(LogRecord.Sound.class, sound -> {
            assertThat(sound.event().digest()).isEqualTo(golden.digest());
            assertThat(Json.digest(sound.event().content().toBytes())).isEqualTo(golden.digest());
            assertThat(sound.event().subject().value()).isEqualTo(golden.key());
        });
    }

    @Test
    void hasARecordOfEachKindAndForm() throws IOException {
        var vocabulary = Cast.json(Files.readString(Released.resource("vocabulary.json")));
        var kinds = vocabulary.path("kinds").propertyStream().map(kind -> kind.getKey());
        var wanted = Stream.concat(kinds, FORMS.stream()).map(name -> name + ".record");
        assertThat(files().map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(wanted.toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Stream<Path> files() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }
}
