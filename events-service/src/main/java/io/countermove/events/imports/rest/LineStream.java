package io.countermove.events.imports.rest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/// Writes the lines of an answer as they come. A client that goes away ends the work.
final class LineStream implements StreamingOutput {
    private static final JsonMapper JSON = new JsonMapper();

    private final LineQueue.Item first;
    private final LineQueue lines;
    private final Thread work;

    LineStream(LineQueue.Item first, LineQueue lines, Thread work) {
        this.first = first;
        this.lines = lines;
        this.work = work;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        try {
            var item = first;
            while (write(item, out)) {
                item = lines.take();
            }
        } catch (InterruptedException e) {
            work.interrupt();
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            work.interrupt();
            throw e;
        }
    }

    private static boolean write(LineQueue.Item item, OutputStream out) throws IOException {
        var content = switch (item) {
            case LineQueue.Item.Line(var line) -> line;
            case LineQueue.Item.Last(var line) -> line;
            case LineQueue.Item.Failed(var failure) -> Map.<String, Object>of("problem", ImportProblems.of(failure));
        };
        out.write(JSON.writeValueAsBytes(content));
        out.write('\n');
        var last = !(item instanceof LineQueue.Item.Line(var line) && !line.isEmpty());
        if (last || content.containsKey("progress")) {
            out.flush();
        }
        return !last;
    }
}
