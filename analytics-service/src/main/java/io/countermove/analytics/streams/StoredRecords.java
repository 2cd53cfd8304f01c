package io.countermove.analytics.streams;

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
import org.jspecify.annotations.Nullable;

/// The sound records of one announcement as they stood on the log, in the order of their arrival: CloudEvents headers
/// and value.
record StoredRecords(List<Stored> records) {

    private static final String ATTRIBUTE = "ce_";

    /// A record; it is compared with nothing.
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(Headers headers, byte[] value) {}

    static StoredRecords read(byte @Nullable [] bytes) {
        var records = new ArrayList<Stored>();
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes == null ? new byte[0] : bytes))) {
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
        return new StoredRecords(records);
    }

    /// The bytes of these records and one more.
    static byte[] append(byte @Nullable [] bytes, Headers headers, byte[] value) {
        var buffer = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(buffer)) {
            out.write(bytes == null ? new byte[0] : bytes);
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
