package io.countermove.analytics.rest;

import static io.countermove.analytics.Mother.utf8;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.KafkaHeaders;
import io.countermove.contracts.topic.TopicNames;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The announcements topic, as the events-service would write it.
final class Log implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;

    Log(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Its position.
    String append(AnnouncementEvent event) throws Exception {
        return append(
                event.subject().value(), event.content().toBytes(), KafkaHeaders.write(event.envelope(), event.type()));
    }

    String appendPoison(String key, String value) throws Exception {
        return append(key, utf8(value), new RecordHeaders());
    }

    private String append(String key, byte[] value, Iterable<Header> headers) throws Exception {
        var record = new ProducerRecord<>(TopicNames.ANNOUNCEMENTS, null, utf8(key), value, headers);
        var written = producer.send(record).get();
        return written.partition() + ":" + written.offset();
    }

    @Override
    public void close() {
        producer.close();
    }
}
