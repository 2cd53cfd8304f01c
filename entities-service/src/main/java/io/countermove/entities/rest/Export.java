package io.countermove.entities.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// The forms in which a whole list leaves.
enum Export {
    CSV(Export.TEXT_CSV) {
        @Override
        void write(Table table, Stream<ObjectNode> items, Writer writer) {
            // Not closed: the writer belongs to the response.
            var csv = CsvWriter.builder()
                    .bufferSize(0)
                    .lineDelimiter(LineDelimiter.CRLF)
                    .build(writer);
            csv.writeRecord(table.header());
            items.map(table::cells).forEach(csv::writeRecord);
        }
    },
    NDJSON(Export.APPLICATION_NDJSON) {
        @Override
        void write(Table table, Stream<ObjectNode> items, Writer writer) throws IOException {
            for (var item : (Iterable<ObjectNode>) items::iterator) {
                writer.append(item.toString()).append('\n');
            }
        }
    };

    static final String TEXT_CSV = "text/csv";
    static final String APPLICATION_NDJSON = "application/x-ndjson";

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

    void write(Table table, Stream<ObjectNode> items, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        write(table, items, writer);
        writer.flush();
    }

    abstract void write(Table table, Stream<ObjectNode> items, Writer writer) throws IOException;
}
