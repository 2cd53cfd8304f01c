package io.countermove.events.rest;

import static io.countermove.events.rest.Events.SOURCE;
import static io.countermove.events.rest.Events.batch;
import static io.countermove.events.rest.Events.binary;
import static io.countermove.events.rest.Events.data;
import static io.countermove.events.rest.Events.event;
import static io.countermove.events.rest.Events.headers;
import static io.countermove.events.rest.Events.object;
import static io.countermove.events.rest.Events.send;
import static io.countermove.events.rest.Events.structured;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.json.Json;
import io.countermove.events.kafka.Broker;
import io.countermove.events.kafka.OverTheLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every valid form of a CloudEvent is taken, and a plain Kafka client reads it attribute for attribute.
@QuarkusTest
@QuarkusTestResource(Broker.class)
class CloudEventsTest extends OverTheLog {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void takesAllAttributesOfAStructuredEvent() {
        var event = object("""
                {"specversion": "1.0", "id": "all", "source": "urn:countermove:local/feed?page=1#2", "subject": "all.of-them",
                 "type": "io.countermove.announcement.published.v1", "time": "2025-02-13T08:00:00.1234567+08:00",
                 "recordedtime": "2025-02-13T09:00:00Z", "traceparent": "%s", "tracestate": "rojo=00f067aa0ba902b7",
                 "partitionkey": "baidu", "datacontenttype": "application/json; charset=UTF-8",
                 "dataschema": "https://countermove.io/api/v1/schemas/announcement.v1.json",
                 "flag": true, "largest": 2147483647, "smallest": -2147483648, "empty": "", "0digit": "中文 😀",
                 "comexampleextension1": "https://example.com/a%%20b"}""".formatted(TRACE));
        event.set("data", data());
        assertThat(written(structured(event)))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("specversion", "1.0"),
                        Map.entry("id", "all"),
                        Map.entry("source", "urn:countermove:local/feed?page=1#2"),
                        Map.entry("subject", "all.of-them"),
                        Map.entry("type", Events.PUBLISHED),
                        Map.entry("time", "2025-02-13T00:00:00.123456Z"),
                        Map.entry("recordedtime", "2025-02-13T09:00:00.000000Z"),
                        Map.entry("traceparent", TRACE),
                        Map.entry("tracestate", "rojo=00f067aa0ba902b7"),
                        Map.entry("partitionkey", "baidu"),
                        Map.entry("dataschema", "https://countermove.io/api/v1/schemas/announcement.v1.json"),
                        Map.entry("flag", "true"),
                        Map.entry("largest", "2147483647"),
                        Map.entry("smallest", "-2147483648"),
                        Map.entry("empty", ""),
                        Map.entry("0digit", "中文 😀"),
                        Map.entry("comexampleextension1", "https://example.com/a%20b")));
    }

    @Test
    void takesNoMoreThanWhatIsRequired() {
        var event = event("required");
        event.remove("subject");
        event.withObject("/data").put("title", "Fees dropped, said in as few attributes as can be");
        var written = written(structured(event));
        assertThat(written.remove("subject")).matches("[0-9a-f-]{36}");
        assertThat(written.remove("time")).isNotEmpty();
        assertThat(written).containsOnlyKeys("specversion", "id", "source", "type", "dataschema");
    }

    @Test
    void takesNullForNothing() {
        var event = event("nulls")
                .putNull("time")
                .putNull("colour")
                .putNull("datacontenttype")
                .putNull("data_base64");
        assertThat(written(structured(event))).doesNotContainKeys("colour", "data_base64");
    }

    @Test
    void takesDataAsBytes() {
        var event = event("bytes");
        event.put(
                "data_base64",
                Base64.getEncoder()
                        .encodeToString(event.remove("data").toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(written(structured(event))).containsEntry("id", "bytes");
    }

    @Test
    void takesAsManyExtensionsAsItKeeps() {
        var event = event("extended");
        IntStream.range(0, 20).forEach(i -> event.put("extension" + i, "字".repeat(1_024)));
        assertThat(written(structured(event))).containsEntry("extension19", "字".repeat(1_024));
    }

    @Test
    void takesCorrectionsAndRetractions() {
        structured(event("base")).statusCode(202);
        var correction = data().put("reason", "a slip").put("title", "Fees dropped at last");
        var corrected = event("slip")
                .put("type", "io.countermove.announcement.corrected.v1")
                .put("subject", "of-base");
        corrected.set("data", correction);
        assertThat(written(structured(corrected))).containsEntry("id", "slip");
        var retracted = event("hoax")
                .put("type", "io.countermove.announcement.retracted.v1")
                .put("subject", "of-base");
        retracted.set("data", Json.MAPPER.createObjectNode().put("reason", "a hoax"));
        assertThat(written(structured(retracted)))
                .containsEntry("id", "hoax")
                .containsEntry("dataschema", "https://countermove.io/api/v1/schemas/retraction.v1.json");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, charset-1", "utf-8, charset-2", "\"utf-8\", charset-3"})
    void takesStructuredEventsThatNameTheirCharset(String charset, String id) {
        var body = event(id).toString().getBytes(StandardCharsets.UTF_8);
        send("application/cloudevents+json; charset=" + charset, body).statusCode(202);
    }

    @Test
    void takesABinaryEvent() {
        var headers = headers("Euro%20%E2%82%AC%20%F0%9F%98%80");
        headers.put("ce-subject", "binary");
        headers.put("CE-Time", "2025-02-13T08:00:00+08:00");
        headers.put("ce-recordedtime", "2025-02-13T09:00:00Z");
        headers.put("ce-Traceparent", TRACE);
        headers.put("traceparent", "00-11111111111111111111111111111111-2222222222222222-01");
        headers.put("ce-partitionkey", "%62aidu");
        headers.put("ce-quoted", "\"a \\\"b\\\"\"");
        headers.put("ce-plus", "a+b");
        headers.put("ce-flag", "true");
        assertThat(written(binary(headers)))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("specversion", "1.0"),
                        Map.entry("id", "Euro € 😀"),
                        Map.entry("source", SOURCE),
                        Map.entry("subject", "binary"),
                        Map.entry("type", Events.PUBLISHED),
                        Map.entry("time", "2025-02-13T00:00:00.000000Z"),
                        Map.entry("recordedtime", "2025-02-13T09:00:00.000000Z"),
                        Map.entry("traceparent", TRACE),
                        Map.entry("partitionkey", "baidu"),
                        Map.entry("dataschema", "https://countermove.io/api/v1/schemas/announcement.v1.json"),
                        Map.entry("quoted", "a \"b\""),
                        Map.entry("plus", "a+b"),
                        Map.entry("flag", "true")));
    }

    @Test
    void takesABatch() {
        var first = event("batch-1").put("colour", "red");
        var second = event("batch-2").put("colour", "blue");
        var receipts = batch("[" + first + "," + second + "," + first + "]")
                .statusCode(202)
                .extract()
                .jsonPath();
        assertThat(attributes(log.at(receipts.getString("position[0]")))).containsEntry("colour", "red");
        assertThat(attributes(log.at(receipts.getString("position[1]")))).containsEntry("colour", "blue");
        assertThat(receipts.getBoolean("duplicate[2]")).isTrue();
        batch("[" + first + "]").statusCode(200);
    }

    /// What stands on the log, without what is stamped; the key is the subject and the data are canonical.
    private Map<String, String> written(ValidatableResponse answer) {
        var receipt = answer.statusCode(202).extract().jsonPath();
        var found = log.at(receipt.getString("position"));
        var attributes = attributes(found);
        assertThat(new String(found.key(), StandardCharsets.UTF_8)).isEqualTo(attributes.get("subject"));
        assertThat(attributes.remove("ingesttime")).isEqualTo(receipt.getString("ingesttime"));
        assertThat(attributes.remove("authid")).isEqualTo("publisher/local");
        assertThat(new String(found.headers().lastHeader("content-type").value(), StandardCharsets.UTF_8))
                .isEqualTo("application/json");
        return attributes;
    }

    private static Map<String, String> attributes(ConsumerRecord<byte[], byte[]> found) {
        var attributes = new TreeMap<String, String>();
        found.headers().forEach(header -> {
            if (header.key().startsWith("ce_")) {
                attributes.put(header.key().substring(3), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        return attributes;
    }
}
