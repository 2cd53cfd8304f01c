package io.countermove.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A publisher of files of announcements, a line for each, as streams. When one is cut it sends the same file again
/// from
/// the line after the last that was acknowledged, for as long as it takes.
final class LineLoad implements AutoCloseable {
    private static final int LINES = 20_000;
    private static final int PIECE = 50;
    private static final Duration PACE = Duration.ofMillis(25);
    private static final Duration RETRY = Duration.ofMillis(200);
    private static final int PATIENCE_MILLIS = 30_000;

    private final Gateway gateway;
    private final Thread running = Thread.ofPlatform().unstarted(this::publish);
    private final AtomicInteger file = new AtomicInteger();
    private volatile long acknowledged;
    private volatile long sent;
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile String refused = "";
    private volatile boolean stopping;

    LineLoad(Gateway gateway) {
        this.gateway = gateway;
    }

    void start() {
        running.start();
    }

    /// Lines that were acknowledged, of all files.
    long acknowledged() {
        return (long) file.get() * LINES + acknowledged;
    }

    /// Lines that have left, of all files; acknowledged or not.
    long sent() {
        return (long) file.get() * LINES + sent;
    }

    /// How often a stream ended without its summary.
    int cuts() {
        return cuts.get();
    }

    /// What was said against a line; empty while nothing was.
    String refused() {
        return refused;
    }

    /// The announcement of a line of all files, from 1.
    static Publication publication(long line) {
        return Publication.published("line-" + line);
    }

    private void publish() {
        while (!stopping) {
            try {
                if (stream()) {
                    sent = 0;
                    acknowledged = 0;
                    file.incrementAndGet();
                    continue;
                }
            } catch (IOException _) {
                // Cut off, or nobody there: again.
            }
            cuts.incrementAndGet();
            LockSupport.parkNanos(RETRY.toNanos());
        }
    }

    /// Whether the whole file was published.
    private boolean stream() throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), gateway.address().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            long from = acknowledged + 1;
            var out = socket.getOutputStream();
            out.write(("POST /api/v1/announcements?fromLine=" + from + " HTTP/1.1\r\nHost: countermove\r\n"
                            + "Authorization: Bearer " + gateway.key() + "\r\nContent-Type: application/x-ndjson\r\n"
                            + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var sending = Thread.ofVirtual().start(() -> send(out, from));
            try {
                return read(new HttpLines(socket.getInputStream()));
            } finally {
                sending.interrupt();
            }
        }
    }

    private boolean read(HttpLines answer) throws IOException {
        while (true) {
            JsonNode line = Json.parse(answer.next());
            if (line.has("ackedThroughLine")) {
                acknowledged = line.get("ackedThroughLine").asLong();
            } else if (line.has("summary")) {
                acknowledged = line.at("/summary/ackedThroughLine").asLong();
                return acknowledged == LINES;
            } else if (line.has("problem")) {
                acknowledged = Math.max(
                        acknowledged, line.at("/problem/ackedThroughLine").asLong());
                return false;
            } else if (line.has("line")) {
                refused = line.toString();
            } else {
                return false; // a problem document: the service is away or starting
            }
        }
    }

    /// The whole file; the lines that are passed over as fast as it can, the others at a pace that lasts.
    private void send(OutputStream out, long from) {
        try {
            var piece = new StringBuilder();
            for (long line = 1; line <= LINES && !stopping; line++) {
                piece.append(text((long) file.get() * LINES + line)).append('\n');
                if (line % PIECE == 0) {
                    sent = Math.max(sent, line);
                    chunk(out, piece);
                    if (line >= from) {
                        LockSupport.parkNanos(PACE.toNanos());
                    }
                }
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException _) {
            // The reader notices as well.
        }
    }

    private static void chunk(OutputStream out, StringBuilder piece) throws IOException {
        var bytes = piece.toString().getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        piece.setLength(0);
    }

    private static String text(long line) {
        var publication = publication(line);
        return publication
                .data()
                .replace('\n', ' ')
                .replaceFirst("\\{", "{\"id\": \"" + publication.subject() + "\", ");
    }

    void stop() {
        stopping = true;
        Await.end(List.of(running));
    }

    @Override
    public void close() {
        stop();
    }
}
