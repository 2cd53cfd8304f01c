package io.countermove.analytics.streams;

import io.countermove.contracts.announcement.AnnouncementId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;

/// The sound records of one announcement as they stood on the log, CloudEvents headers and value: the first under the
/// announcement's id, each further one under an entry of its own, so that no entry outgrows a record of the log. An
/// entry may hold several in a row: so they stood before.
record StoredRecords(KeyValueStore<String, byte[]> store) {

    private static final String ATTRIBUTE = "ce_";

    /// A record; it is compared with nothing.
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(Headers headers, byte[] value) {}

    /// In the order of their arrival.
    List<Stored> of(AnnouncementId subject) {
        var first = store.get(subject.value());
        if (first == null) {
            return List.of();
        }
        var records = new ArrayList<>(read(first));
        try (var further = store.prefixScan(furtherKey(subject), new StringSerializer())) {
            further.forEachRemaining(entry -> records.addAll(read(entry.value)));
        }
        return records;
    }

    /// @param offset of the record on its partition
    /// @param isFirst whether none of the announcement is stored yet
    void add(AnnouncementId subject, long offset, boolean isFirst, Headers headers, byte[] value) {
        var key = isFirst ? subject.value() : furtherKey(subject) + "%019d".formatted(offset);
        store.put(key, write(headers, value));
    }

    // No id holds a |.
    private static String furtherKey(AnnouncementId subject) {
        return subject.value() + "|";
    }

    private static List<Stored> read(byte[] bytes) {
        var records = new ArrayList<Stored>();
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                var headers = new RecordHeaders();
                for (int left = in.readUnsignedByte(); left > 0; left--) {
                    headers.add(in.readUTF(), in.readNBytes(in.readInt()));
                }
                records.add(new Stored(headers, in.readNBytes(in.readInt())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    static byte[] write(Headers headers, byte[] value) {
        var buffer = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(buffer)) {
            var attributes = attributes(headers);
            out.writeByte(attributes.size());
            for (var header : attributes) {
                out.writeUTF(header.key());
                out.writeInt(header.value().length);
                out.write(header.value());
            }
            out.writeInt(value.length);
            out.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.toByteArray();
    }

    /// The last of each name: the others do not count.
    private static List<Header> attributes(Headers headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .map(Header::key)
                .filter(key -> key.startsWith(ATTRIBUTE) && key.length() < 64)
                .distinct()
                .map(headers::lastHeader)
                .filter(header -> header.value() != null)
                .limit(255)
                .toList();
    }
}
