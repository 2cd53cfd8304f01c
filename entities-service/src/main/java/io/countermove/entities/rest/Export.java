package io.countermove.entities.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.countermove.contracts.table.AnnouncementTable;
import io.countermove.entities.Listing;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A whole list as a stream of rows, read slice by slice so that its length does not matter.
enum Export {
    CSV(Export.TEXT_CSV) {
        @Override
        void write(Stream<ObjectNode> items, Writer writer) throws IOException {
            // Not closed: the writer belongs to the response.
            var csv = CsvWriter.builder()
                    .bufferSize(0)
                    .lineDelimiter(LineDelimiter.CRLF)
                    .build(writer);
            csv.writeRecord(AnnouncementTable.COLUMNS);
            items.map(AnnouncementTable::cells).forEach(csv::writeRecord);
        }
    },
    NDJSON(Export.APPLICATION_NDJSON) {
        @Override
        void write(Stream<ObjectNode> items, Writer writer) throws IOException {
            for (var item : (Iterable<ObjectNode>) items::iterator) {
                writer.append(item.toString()).append('\n');
            }
        }
    };

    static final String TEXT_CSV = "text/csv";
    static final String APPLICATION_NDJSON = "application/x-ndjson";
    private static final int SLICE = 500;

    private final String mediaType;

    Export(String mediaType) {
        this.mediaType = mediaType;
    }

    /// The export that the header `Accept` asks for before JSON; empty where it asks for JSON or for nothing.
    static Optional<Export> findWanted(HttpHeaders headers) {
        for (var accepted : headers.getAcceptableMediaTypes()) {
            if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return Optional.empty();
            }
            var export = Arrays.stream(values())
                    .filter(each -> accepted.isCompatible(MediaType.valueOf(each.mediaType)))
                    .findFirst();
            if (export.isPresent()) {
                return export;
            }
        }
        return Optional.empty();
    }

    String contentType() {
        return mediaType + ";charset=utf-8";
    }

    void write(Listing listing, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        write(all(listing), writer);
        writer.flush();
    }

    abstract void write(Stream<ObjectNode> items, Writer writer) throws IOException;

    private static Stream<ObjectNode> all(Listing listing) {
        return Stream.iterate(listing.slice(null, SLICE), slice -> !slice.isEmpty(), slice -> following(listing, slice))
                .flatMap(List::stream)
                .map(Listing.Item::document);
    }

    private static List<Listing.Item> following(Listing listing, List<Listing.Item> slice) {
        return slice.size() < SLICE ? List.of() : listing.slice(slice.getLast().key(), SLICE);
    }
}
