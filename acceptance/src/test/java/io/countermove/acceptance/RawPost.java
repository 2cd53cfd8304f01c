package io.countermove.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;

/// A request over a bare socket, whose body may be longer than anyone would hold in memory. It stops sending when the
/// answer begins.
final class RawPost {
    private static final int TIMEOUT_MILLIS = 30_000;

    private RawPost() {}

    /// The whole answer, head and body.
    ///
    /// @param declared whether the length is said before, or the body comes in chunks
    static String send(URI address, String key, String type, long bytes, boolean declared) throws IOException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            var sender = Thread.ofVirtual().start(() -> sendAll(socket, key, type, bytes, declared));
            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            sender.join(Duration.ofSeconds(5));
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static void sendAll(Socket socket, String key, String type, long bytes, boolean declared) {
        var line = new byte[64 * 1024];
        Arrays.fill(line, (byte) 'x');
        line[0] = '"';
        try {
            var out = new BufferedOutputStream(socket.getOutputStream()); // closing it would close the answer too
            var length = declared ? "Content-Length: " + bytes : "Transfer-Encoding: chunked";
            out.write("""
                    POST /api/v1/announcements HTTP/1.1
                    Host: %s
                    Authorization: Bearer %s
                    Content-Type: %s
                    Connection: close
                    %s

                    """.formatted(socket.getInetAddress().getHostAddress(), key, type, length)
                    .replace("\n", "\r\n")
                    .getBytes(ISO_8859_1));
            for (long sent = 0; sent < bytes; sent += line.length) {
                write(out, line, declared);
                line[0] = 'x';
            }
            out.write(declared ? new byte[0] : "0\r\n\r\n".getBytes(ISO_8859_1));
            out.flush();
        } catch (IOException _) {
            // The other side has heard enough.
        }
    }

    private static void write(BufferedOutputStream out, byte[] line, boolean declared) throws IOException {
        if (declared) {
            out.write(line);
        } else {
            out.write((Integer.toHexString(line.length) + "\r\n").getBytes(ISO_8859_1));
            out.write(line);
            out.write("\r\n".getBytes(ISO_8859_1));
        }
    }
}
