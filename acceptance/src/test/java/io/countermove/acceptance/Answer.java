package io.countermove.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/// What the gateway answered.
record Answer(String call, HttpResponse<String> response) {
    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    JsonNode body() {
        return Json.parse(response.body());
    }

    JsonNode items() {
        return expect(200).body().get("items");
    }

    Answer expect(int status) {
        if (status() != status) {
            throw new AssertionError("%s: expected %d, was %d%n%s".formatted(call, status, status(), response.body()));
        }
        return this;
    }

    /// An RFC 9457 problem with this status; its type ends with the rule that was broken.
    JsonNode problem(int status) {
        expect(status);
        if (!header("content-type").startsWith("application/problem+json")) {
            throw new AssertionError(call + ": not a problem document: " + header("content-type"));
        }
        return body();
    }
}
