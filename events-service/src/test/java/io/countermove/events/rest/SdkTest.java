package io.countermove.events.rest;

import static io.countermove.events.rest.Requests.PATH;
import static io.countermove.events.rest.Requests.publisher;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.MessageWriter;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.countermove.events.kafka.Broker;
import io.countermove.events.kafka.OverTheLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The CloudEvents SDK writes, we take it, and the SDK reads from Kafka what it wrote.
@QuarkusTest
@QuarkusTestResource(Broker.class)
class SdkTest extends OverTheLog {
    private static final JsonFormat JSON = new JsonFormat();

    @Test
    void readsWhatItSentStructured() {
        var event = event("sdk-structured");
        expect(event, publisher().contentType(JSON.serializedContentType()).body(JSON.serialize(event)));
    }

    @Test
    void readsWhatItSentBinary() {
        var event = event("sdk-binary");
        expect(event, binary(publisher(), event));
    }

    /// Why it does not read for us: all of these break the specification, and it takes them.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id': 'e', 'id': 'f', 'source': 's', 'type': 't', 'specversion': '1.0'}",
                "{'id': '', 'source': 's', 'type': 't', 'specversion': '1.0'}",
                "{'id': 'e', 'source': 's', 'type': '', 'specversion': '1.0'}",
                "{'id': 'a\\u0000b', 'source': 's', 'type': 't', 'specversion': '1.0'}",
                "{'id': '\\ud83d', 'source': 's', 'type': 't', 'specversion': '1.0'}",
                "{'id': 'e', 'source': 's', 'type': 't', 'specversion': '1.0', 'time': '2025-04-15T12:00Z'}",
                "{'id': 'e', 'source': 's', 'type': 't', 'specversion': '1.0', 'colour': {'r': 255}}"
            })
    void takesWhatTheSpecificationRefuses(String event) {
        assertThatCode(() -> JSON.deserialize(event.replace('\'', '"').getBytes(UTF_8)))
                .doesNotThrowAnyException();
    }

    private void expect(CloudEvent sent, RequestSpecification request) {
        ValidatableResponse answer = request.post(PATH).then().statusCode(202);
        var found = log.at(answer.extract().jsonPath().getString("position"));
        var read = KafkaMessageFactory.createReader(found).toEvent();
        for (var name : sent.getAttributeNames()) {
            assertThat(read.getAttribute(name)).as(name).isEqualTo(sent.getAttribute(name));
        }
        for (var name : sent.getExtensionNames()) {
            assertThat(read.getExtension(name)).as(name).hasToString(String.valueOf(sent.getExtension(name)));
        }
        assertThat(read.getExtensionNames()).contains("ingesttime", "authid");
    }

    private static CloudEvent event(String id) {
        return CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create(Events.SOURCE))
                .withType(Events.PUBLISHED)
                .withSubject(id)
                .withTime(OffsetDateTime.parse("2025-02-13T00:00:00Z"))
                .withExtension("partitionkey", "baidu")
                .withExtension("sampledrate", 7)
                .withExtension("flag", true)
                .withData("application/json", Events.data().toString().getBytes(UTF_8))
                .build();
    }

    private static RequestSpecification binary(RequestSpecification request, CloudEvent event) {
        MessageWriter<?, Void> writer = HttpMessageFactory.createWriter(
                (name, value) -> {
                    if (!name.equalsIgnoreCase("content-type")) {
                        request.header(name, value);
                    }
                },
                request::body);
        writer.writeBinary(event);
        return request;
    }
}
