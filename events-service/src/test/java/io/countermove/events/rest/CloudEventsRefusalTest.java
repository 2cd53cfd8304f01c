package io.countermove.events.rest;

import static io.countermove.events.rest.Events.batch;
import static io.countermove.events.rest.Events.binary;
import static io.countermove.events.rest.Events.event;
import static io.countermove.events.rest.Events.headers;
import static io.countermove.events.rest.Events.send;
import static io.countermove.events.rest.Events.structured;
import static io.countermove.events.rest.Requests.PATH;
import static io.countermove.events.rest.Requests.expectProblem;
import static io.countermove.events.rest.Requests.publisher;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.events.kafka.Broker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every invalid form of a CloudEvent is refused with its rule, and the log does not move.
@QuarkusTest
@QuarkusTestResource(Broker.class)
class CloudEventsRefusalTest extends OverAnUnmovedLog {
    private static final String JSON = "application/cloudevents+json";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"', // those of JSON are written as '
            value = {
                "id | '' | attribute-empty",
                "id | 5 | attribute-type",
                "id | null | attribute-missing",
                "id | [] | attribute-type",
                "id | 'a\\u0000b' | attribute-characters",
                "id | 'a\\u0085b' | attribute-characters",
                "id | 'a\\ufffeb' | attribute-characters",
                "id | 'a\\ufdd0b' | attribute-characters",
                "source | '' | attribute-empty",
                "source | 'urn:countermove:local feed' | attribute-uri",
                "source | 'urn:countermove:local/%zz' | attribute-uri",
                "source | 'urn:countermove:local/é' | attribute-uri",
                "source | true | attribute-type",
                "source | null | attribute-missing",
                "specversion | '0.3' | spec-version",
                "specversion | '1.0.2' | spec-version",
                "specversion | 1.0 | attribute-type",
                "specversion | null | attribute-missing",
                "type | '' | attribute-empty",
                "type | 'io.countermove.announcement.published.v2' | unknown-type",
                "type | null | attribute-missing",
                "subject | '' | attribute-empty",
                "subject | 'Upper Case' | announcement-id",
                "time | '' | attribute-empty",
                "time | '2025-04-15' | attribute-timestamp",
                "time | '2025-04-15T12:00:00+25:00' | attribute-timestamp",
                "time | '2025-02-29T12:00:00Z' | attribute-timestamp",
                "time | 1744718400 | attribute-type",
                "recordedtime | 'yesterday' | attribute-timestamp",
                "datacontenttype | 'text/xml' | data-content-type",
                "datacontenttype | 'application/jsonp' | data-content-type",
                "datacontenttype | 'application/json; charset=utf-16' | data-content-type",
                "dataschema | 'https://example.com/schema' | data-schema",
                "dataschema | 'https://countermove.io/api/v1/schemas/retraction.v1.json' | data-schema",
                "traceparent | '00-zz-b7ad6b7169203331-01' | attribute-traceparent",
                "Colour | 'red' | attribute-name",
                "my-colour | 'red' | attribute-name",
                "my_colour | 'red' | attribute-name",
                "farbtönung | 'red' | attribute-name",
                "comexampleextension12 | 'red' | attribute-name",
                "colour | {} | attribute-type",
                "colour | ['red'] | attribute-type",
                "colour | 1.5 | attribute-type",
                "colour | 1e3 | attribute-type",
                "colour | 2147483648 | attribute-type",
                "colour | 'a\\nb' | attribute-characters",
                "ingesttime | '2025-01-01T00:00:00Z' | stamped-field",
                "authid | 'admin/root' | stamped-field",
                "authtype | 'app_user' | stamped-field",
                "replayof | '0:1' | stamped-field",
                "data | null | data-missing",
                "data | 'text' | schema-type",
                "data | [] | schema-type"
            })
    void refusesAnAttributeOfAStructuredEvent(String name, String value, String rule) {
        var event = event("refused").toString();
        var member = "\"%s\": %s".formatted(name, value.replace('\'', '"'));
        var others = Events.object(event);
        others.remove(name);
        var body = "{" + member + ", " + others.toString().substring(1);
        expectProblem(send(JSON, body.getBytes(UTF_8)), 422, "invalid-announcement")
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("/" + name))
                .body("errors[0].rule", equalTo(rule));
    }

    @ParameterizedTest
    @CsvSource({
        "specversion, attribute-missing",
        "id, attribute-missing",
        "source, attribute-missing",
        "type, attribute-missing",
        "data, data-missing"
    })
    void refusesAnEventThatLacksSomething(String name, String rule) {
        var event = event("refused");
        event.remove(name);
        expectProblem(structured(event), 422, "invalid-announcement").body("errors[0].rule", equalTo(rule));
    }

    @Test
    void refusesACorrectionOfNothing() {
        var event = event("refused").put("type", "io.countermove.announcement.corrected.v1");
        event.remove("subject");
        expectProblem(structured(event), 422, "invalid-announcement")
                .body("errors[0].pointer", equalTo("/subject"))
                .body("errors[0].rule", equalTo("attribute-missing"));
    }

    @Test
    void refusesWhatIsTooLongOrTooMuch() {
        expectRule(event("e".repeat(513)), "attribute-length");
        expectRule(event("refused").put("colour", "r".repeat(1_025)), "attribute-length");
        var many = event("refused");
        IntStream.range(0, 21).forEach(i -> many.put("extension" + i, "x"));
        expectRule(many, "too-many-extensions");
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        var event = event("").put("time", "now").put("Colour", "red").put("authid", "me");
        expectProblem(structured(event), 422, "invalid-announcement").body("errors", hasSize(4));
    }

    @ParameterizedTest
    @CsvSource({
        "e30, data-base64", // without its padding
        "e3-9, data-base64", // of the alphabet for URLs
        "'e30 =', data-base64",
        "!!!!, data-base64",
        "ew==, data-not-json",
        "wKA=, data-not-json", // overlong
        "e30=, required-field"
    })
    void refusesBytesThatAreNoData(String base64, String rule) {
        var event = event("refused").put("data_base64", base64);
        event.remove("data");
        expectRule(event, rule);
    }

    @Test
    void refusesDataTwice() {
        expectRule(event("refused").put("data_base64", "e30="), "data-twice");
        var flag = event("refused").put("data_base64", true);
        flag.remove("data");
        expectRule(flag, "data-base64");
    }

    @Test
    void refusesWhatJsonLeavesOpen() {
        var event = event("refused").toString();
        var twice = event.replaceFirst("\\{", "{\"id\": \"other\", ");
        expectProblem(send(JSON, twice.getBytes(UTF_8)), 400, "malformed-json");
        expectProblem(send(JSON, event.replace("refused", "\\ud83d").getBytes(UTF_8)), 400, "malformed-json");
        expectProblem(send(JSON, event.replace("refused", "\u00c0\u00a0").getBytes(ISO_8859_1)), 400, "malformed-json");
        expectProblem(send(JSON, event.getBytes(UTF_16)), 400, "malformed-json");
        expectProblem(send(JSON, (event + event).getBytes(UTF_8)), 400, "malformed-json");
    }

    @Test
    void refusesTheWrongModeForTheBody() {
        var event = event("refused").toString();
        expectProblem(batch(event), 422, "invalid-announcement").body("errors[0].rule", equalTo("batch"));
        expectProblem(batch("[]"), 422, "invalid-announcement").body("errors[0].rule", equalTo("batch"));
        expectProblem(batch("[" + event + ", 1]"), 422, "invalid-announcement")
                .body("errors[0].pointer", equalTo("/1"))
                .body("errors[0].rule", equalTo("not-an-object"));
        expectProblem(send(JSON, ("[" + event + "]").getBytes(UTF_8)), 422, "invalid-announcement")
                .body("errors[0].rule", equalTo("batch"));
        var bad = event("refused").put("time", "now");
        expectProblem(batch("[" + event + "," + bad + "]"), 422, "invalid-announcement")
                .body("errors[0].pointer", equalTo("/1/time"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents+avro",
                "application/cloudevents+xml",
                "application/cloudevents",
                "application/cloudevents-batch",
                "text/json",
                "application/cloudevents+json; charset=iso-8859-1",
                "application/cloudevents-batch+json; charset=utf-16",
                "application/json; charset=latin1"
            })
    void refusesAnotherContentType(String type) {
        expectProblem(send(type, event("refused").toString().getBytes(UTF_8)), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "ce-id, '', attribute-empty",
                "ce-id, %C0%A0, header-encoding",
                "ce-id, %ED%A0%80, header-encoding",
                "ce-id, 100%, header-encoding",
                "ce-id, %zz, header-encoding",
                "ce-id, %00, attribute-characters",
                "ce-id, %EF%BF%BE, attribute-characters",
                "ce-specversion, 1, spec-version",
                "ce-time, 2025-04-15T12:00:00+25:00, attribute-timestamp",
                "ce-source, a b, attribute-uri",
                "ce-type, com.example.other, unknown-type",
                "ce-subject, Upper, announcement-id",
                "ce-datacontenttype, application/json, header-not-allowed",
                "ce-ingesttime, 2025-04-15T12:00:00Z, stamped-field",
                "ce-authid, admin/root, stamped-field",
                "ce-my-colour, red, attribute-name",
                "ce-comexampleextension12, red, attribute-name"
            })
    void refusesAHeaderOfABinaryEvent(String header, String value, String rule) {
        var headers = headers("refused");
        headers.put(header, value);
        expectProblem(binary(headers), 422, "invalid-announcement")
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("/" + header.substring(3)))
                .body("errors[0].rule", equalTo(rule));
    }

    @Test
    void refusesABinaryEventThatLacksSomething() {
        var headers = headers("refused");
        headers.remove("ce-specversion");
        headers.remove("ce-id");
        expectProblem(binary(headers), 422, "invalid-announcement").body("errors", hasSize(2));
        expectProblem(
                        publisher()
                                .headers(headers("refused"))
                                .header(new Header("ce-colour", "red"))
                                .header(new Header("ce-colour", "blue"))
                                .body(Events.data().toString())
                                .post(PATH)
                                .then(),
                        422,
                        "invalid-announcement")
                .body("errors[0].rule", equalTo("header-repeated"));
        expectProblem(
                publisher().headers(headers("refused")).body("").post(PATH).then(), 400, "malformed-json");
    }

    private static void expectRule(ObjectNode event, String rule) {
        expectProblem(structured(event), 422, "invalid-announcement").body("errors[0].rule", equalTo(rule));
    }
}
