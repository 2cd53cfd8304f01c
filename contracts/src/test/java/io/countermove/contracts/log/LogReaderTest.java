package io.countermove.contracts.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.Cast;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.KafkaHeaders;
import io.countermove.contracts.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogReaderTest {

    private static final int PARTITIONS = 12;
    private static final LogReader READER = new LogReader(Vocabulary.standard(), PARTITIONS);
    private static final byte[] KEY = "h20-licence".getBytes(StandardCharsets.UTF_8);
    private static final int PLACE = Utils.toPositive(Utils.murmur2(KEY)) % PARTITIONS;

    private final AnnouncementEvent event =
            Cast.event("e1", 1, new Content.Published(Cast.announcement(Cast.h20Json())));

    @Test
    void readsBackWhatWasWritten() {
        var headers = KafkaHeaders.write(event.envelope(), event.type());
        var value = event.content().toBytes();
        assertThat(READER.read(PLACE, KEY, value, headers)).isInstanceOfSatisfying(LogRecord.Sound.class, sound -> {
            assertThat(sound.event()).isEqualTo(event);
            assertThat(sound.identity().digest()).isEqualTo(event.digest());
        });
    }

    @Test
    void digestsTheContentAndNotItsSpelling() {
        var headers = KafkaHeaders.write(event.envelope(), event.type());
        var spelled = Cast.h20Json().toPrettyString().getBytes(StandardCharsets.UTF_8);
        assertThat(READER.read(PLACE, KEY, spelled, headers))
                .isInstanceOfSatisfying(
                        LogRecord.Sound.class,
                        sound -> assertThat(sound.event()).isEqualTo(event));
    }

    @Test
    void readsWhatARecordIsAReplayOf() {
        var headers = KafkaHeaders.write(event.envelope(), event.type());
        var value = event.content().toBytes();
        headers.add(KafkaHeaders.REPLAY_OF, "3:1881".getBytes(StandardCharsets.UTF_8));
        assertThat(READER.read(PLACE, KEY, value, headers)).isInstanceOfSatisfying(LogRecord.Sound.class, sound -> {
            assertThat(sound.replayOf()).isEqualTo(new LogPosition(3, 1881));
            assertThat(sound.event()).isEqualTo(event);
        });
        assertPoison(
                PoisonReason.ENVELOPE_INVALID,
                PLACE,
                KEY,
                "{}",
                h -> h.add(KafkaHeaders.REPLAY_OF, "elsewhere".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsARecordAsItWouldBeInItsPartition() {
        var headers = KafkaHeaders.write(event.envelope(), event.type());
        var value = event.content().toBytes();
        assertThat(READER.read((PLACE + 1) % PARTITIONS, KEY, value, headers)).isInstanceOf(LogRecord.Poison.class);
        assertThat(READER.readAnywhere(KEY, value, headers))
                .isInstanceOfSatisfying(
                        LogRecord.Sound.class,
                        sound -> assertThat(sound.replayOf()).isNull());
        assertThat(READER.readAnywhere(null, value, headers)).isInstanceOf(LogRecord.Poison.class);
        assertThat(READER.readAnywhere(KEY, "{}".getBytes(StandardCharsets.UTF_8), headers))
                .isInstanceOfSatisfying(
                        LogRecord.Poison.class,
                        poison -> assertThat(poison.violations()).isNotEmpty());
    }

    @Test
    void saysWhyARecordIsPoison() {
        assertPoison(PoisonReason.WRONG_PARTITION, (PLACE + 1) % PARTITIONS, KEY, "{}", _ -> {});
        assertPoison(PoisonReason.KEY_NOT_SUBJECT, PLACE, "other".getBytes(StandardCharsets.UTF_8), "{}", _ -> {});
        assertPoison(PoisonReason.NOT_JSON, PLACE, KEY, "{", _ -> {});
        assertPoison(PoisonReason.DATA_INVALID, PLACE, KEY, "{}", _ -> {});
        assertPoison(PoisonReason.ENVELOPE_INVALID, PLACE, KEY, "{}", h -> h.remove("ce_id"));
        assertPoison(PoisonReason.ENVELOPE_INVALID, PLACE, KEY, "{}", h -> h.remove("ce_ingesttime"));
        assertPoison(
                PoisonReason.ENVELOPE_INVALID,
                PLACE,
                KEY,
                "{}",
                h -> h.add("ce_type", "unheard.of".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e2147483647",
                "-1e2147483648",
                "1e-2147483647",
                "1e99999999999999999999",
                "1e99999999",
                "\"1e99\""
            })
    void readsNumbersBeyondAllMeasureAsPoison(String number) {
        var value = """
                {"kind": "price.changed", "title": "Fees dropped", "announcedOn": "2025-02-13",
                 "participants": [{"role": "vendor", "entity": "org:baidu"}, {"role": "service", "entity": "service:ernie-bot"}],
                 "facts": [{"entity": "service:ernie-bot", "property": "subscription-fee",
                            "value": {"amount": %s, "currency": "CNY", "basis": "per-month"}}],
                 "source": {"publisher": "Baidu"}}""".formatted(number);
        var headers = KafkaHeaders.write(event.envelope(), event.type());
        assertThat(READER.read(PLACE, KEY, value.getBytes(StandardCharsets.UTF_8), headers))
                .isInstanceOf(LogRecord.Poison.class);
    }

    @Test
    void readsHalfASurrogatePairAsPoison() {
        var value = Cast.h20Json().toString().replace("H20 exports", "\\ud83d exports");
        assertPoison(PoisonReason.NOT_JSON, PLACE, KEY, value, _ -> {});
    }

    @Test
    void findsTheEnvelopeWhateverTheDataAre() {
        var headers = KafkaHeaders.write(event.envelope(), event.type());
        assertThat(READER.findEnvelope(PLACE, KEY, headers)).contains(event.envelope());
        assertThat(READER.findEnvelope((PLACE + 1) % PARTITIONS, KEY, headers)).isEmpty();
        headers.add("ce_type", "unheard.of".getBytes(StandardCharsets.UTF_8));
        assertThat(READER.findEnvelope(PLACE, KEY, headers)).isEmpty();
    }

    @Test
    void readsAnEmptyRecordAsPoison() {
        assertThat(READER.read(0, null, null, new RecordHeaders())).isInstanceOf(LogRecord.Poison.class);
    }

    private void assertPoison(PoisonReason reason, int partition, byte[] key, String value, Consumer<Headers> change) {
        var headers = KafkaHeaders.write(event.envelope(), event.type());
        change.accept(headers);
        assertThat(READER.read(partition, key, value.getBytes(StandardCharsets.UTF_8), headers))
                .isInstanceOfSatisfying(
                        LogRecord.Poison.class,
                        poison -> assertThat(poison.reason()).isEqualTo(reason));
    }
}
