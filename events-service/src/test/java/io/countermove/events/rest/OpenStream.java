package io.countermove.events.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.json.Json;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A stream of lines whose sender reads the answer while it sends, on a bare socket.
final class OpenStream implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader answer;

    OpenStream(String query) throws IOException {
        this(query, "local");
    }

    /// @param name of the publisher
    OpenStream(String query, String name) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(20_000);
        answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        write("POST " + Requests.PATH + query + " HTTP/1.1\r\nHost: x\r\nX-Countermove-Secret: a test's secret\r\n"
                + "X-Countermove-Principal: publisher/" + name + "\r\nX-Countermove-Sources: urn:countermove:local\r\n"
                + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    void send(String line) throws IOException {
        begin(line + "\n");
    }

    /// Sends what is no whole line.
    void begin(String part) throws IOException {
        write(Integer.toHexString(part.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + part + "\r\n");
    }

    void end() throws IOException {
        write("0\r\n\r\n");
    }

    /// The first line of the answer, before any other is read.
    String status() throws IOException {
        return answer.readLine();
    }

    /// The next line of the answer.
    JsonNode next() throws IOException {
        while (true) {
            var line = answer.readLine();
            if (line == null) {
                throw new IOException("the answer has ended");
            }
            if (line.startsWith("{")) {
                return Json.read(line.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
