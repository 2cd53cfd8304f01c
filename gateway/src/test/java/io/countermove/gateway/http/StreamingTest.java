package io.countermove.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.gateway.FakeServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What only a bare socket can see.
@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class StreamingTest {

    @BeforeEach
    void reset() {
        FakeServices.reset();
    }

    @Test
    void passesOnWhatTheServiceHasWrittenBeforeItIsDone() throws IOException {
        var finish = new CompletableFuture<Void>();
        FakeServices.ENTITIES.at("/api/v1/curbs", request -> {
            request.response().setChunked(true).write(Buffer.buffer("first"));
            var _ = finish.thenRun(() -> request.response().end("last"));
        });
        try (Socket socket = connect()) {
            send(socket, "GET /api/v1/curbs HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            String head = readUntil(socket.getInputStream(), "first");
            assertThat(head).startsWith("HTTP/1.1 200").contains("first");
            finish.complete(null);
            assertThat(rest(socket)).contains("last");
        }
    }

    /// In HTTP/2 no header tells a body of undeclared length from none.
    @Test
    void boundsABodyOfUndeclaredLengthInHttp2Too() throws Exception {
        FakeServices.awaitKeys();
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            var first = client.send(HttpRequest.newBuilder(address()).build(), BodyHandlers.ofString());
            assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_2);

            var taken = publish(client, 2_000);
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
            assertThat(FakeServices.EVENTS.last().bodyLength()).isEqualTo(2_000);
            var refused = publish(client, 6_000_000);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
        }
    }

    private static HttpResponse<String> publish(HttpClient client, int length) throws Exception {
        return client.send(
                HttpRequest.newBuilder(address())
                        .header("Authorization", "Bearer " + FakeServices.PUBLISHER)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length])))
                        .build(),
                BodyHandlers.ofString());
    }

    private static URI address() {
        return URI.create("http://localhost:" + RestAssured.port + "/api/v1/announcements");
    }

    @Test
    void streamsBothWaysAtOnce() throws IOException {
        FakeServices.EVENTS.streamsAt("/api/v1/announcements", request -> {
            request.response().setChunked(true).write(Buffer.buffer("begun "));
            request.handler(
                    part -> request.response().write(Buffer.buffer("got ").appendBuffer(part)));
            request.endHandler(_ -> request.response().end("all"));
        });
        try (Socket socket = connect()) {
            sendHeadOfStream(socket);
            assertThat(readUntil(socket.getInputStream(), "begun ")).startsWith("HTTP/1.1 200");
            send(socket, "4\r\none\n\r\n");
            readUntil(socket.getInputStream(), "got one");
            send(socket, "4\r\ntwo\n\r\n0\r\n\r\n");
            assertThat(readUntil(socket.getInputStream(), "all")).contains("got two");
        }
    }

    @Test
    void passesOnAnAnswerThatEndsBeforeTheBody() throws IOException {
        var closed = new CompletableFuture<Void>();
        FakeServices.EVENTS.streamsAt("/api/v1/announcements", request -> {
            request.connection().closeHandler(_ -> closed.complete(null));
            request.pause();
            request.response().setChunked(true).end("stopped");
        });
        try (Socket socket = connect()) {
            sendHeadOfStream(socket);
            assertThat(readUntil(socket.getInputStream(), "stopped")).startsWith("HTTP/1.1 200");
            // Who had this connection next would wait for the service to read the rest.
            assertThat(closed).succeedsWithin(Duration.ofSeconds(5));
            byte[] piece = new byte[64 * 1024];
            for (int i = 0; i < 20; i++) {
                send(socket, "10000\r\n");
                socket.getOutputStream().write(piece);
                send(socket, "\r\n");
            }
            send(socket, "0\r\n\r\n");
        }
    }

    private static void sendHeadOfStream(Socket socket) throws IOException {
        send(
                socket,
                "POST /api/v1/announcements HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + FakeServices.PUBLISHER
                        + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    @Test
    void refusesAChunkedBodyThatGrowsTooLargeAndReadsItToItsEnd() throws IOException {
        try (Socket socket = connect()) {
            send(
                    socket,
                    "POST /api/v1/announcements HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + FakeServices.PUBLISHER
                            + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            byte[] mebibyte = new byte[1024 * 1024];
            for (int i = 0; i < 10; i++) {
                send(socket, "100000\r\n");
                socket.getOutputStream().write(mebibyte);
                send(socket, "\r\n");
            }
            send(socket, "0\r\n\r\n");
            assertThat(readUntil(socket.getInputStream(), "traceId"))
                    .startsWith("HTTP/1.1 413")
                    .contains("too-large");
        }
        assertThat(FakeServices.EVENTS.asked()).isEmpty();
    }

    @Test
    void refusesATooLargeBodyBeforeItIsSent() throws IOException {
        try (Socket socket = connect()) {
            send(
                    socket,
                    "POST /api/v1/announcements HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + FakeServices.PUBLISHER
                            + "\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n"
                            + "Expect: 100-continue\r\n\r\n");
            assertThat(rest(socket))
                    .startsWith("HTTP/1.1 413")
                    .contains("Connection: close")
                    .contains("too-large");
        }
    }

    @Test
    void givesUpABodyThatDribbles() throws IOException {
        try (Socket socket = connect()) {
            send(
                    socket,
                    "POST /api/v1/announcements HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + FakeServices.PUBLISHER
                            + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
            assertThat(readUntil(socket.getInputStream(), "traceId"))
                    .startsWith("HTTP/1.1 408")
                    .contains("slow-body");
        }
    }

    /// Quarkus itself does, before any route, and so without a problem document.
    @Test
    void refusesAQueryThatIsNotEncoded() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "GET /api/v1/curbs?status=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(rest(socket)).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void lateProblemsDoNotLookWhole() throws IOException {
        FakeServices.ENTITIES.at("/api/v1/curbs", request -> {
            request.response().putHeader("Content-Length", "100").write(Buffer.buffer("some"));
            request.connection().close();
        });
        try (Socket socket = connect()) {
            send(socket, "GET /api/v1/curbs HTTP/1.1\r\nHost: x\r\n\r\n");
            String all = rest(socket);
            assertThat(all).doesNotEndWith("0\r\n\r\n");
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String readUntil(InputStream in, String text) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().contains(text)) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            read.append((char) next);
        }
        return read.toString();
    }
}
