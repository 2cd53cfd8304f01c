package io.countermove.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.countermove.contracts.Cast;
import io.countermove.contracts.validation.Schemas;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

    private static final JsonNode DOCUMENT = document();

    /// Against the schema that the AsyncAPI project publishes.
    @Test
    void conformsToAsyncApi() throws IOException {
        try (var in = new GZIPInputStream(Objects.requireNonNull(
                AsyncApiTest.class.getResourceAsStream("/io/countermove/contracts/asyncapi-3.0.0.json.gz")))) {
            var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
            assertThat(schema.validate(DOCUMENT)).isEmpty();
        }
    }

    @Test
    void namesEveryTopicAndNoOther() {
        var topics = Arrays.stream(TopicNames.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(AsyncApiTest::value)
                .toList();
        assertThat(DOCUMENT.path("channels")
                        .valueStream()
                        .map(channel -> channel.path("address").textValue()))
                .containsExactlyInAnyOrderElementsOf(topics);
        assertThat(DOCUMENT.path("channels").valueStream())
                .allSatisfy(channel ->
                        assertThat(channel.at("/bindings/kafka/topic")).isEqualTo(channel.path("address")));
    }

    @Test
    void refersToWhatThereIs() {
        assertThat(DOCUMENT.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(Schemas.all()).containsKey(reference.replace("/api/v1/schemas/", ""));
            }
        });
    }

    @Test
    void givesExamplesThatCanBeRead() {
        var example = DOCUMENT.at("/components/messages/published/examples/0/payload");
        assertThat(Cast.announcement(example.deepCopy()).title()).isEqualTo("H20 exports to China need a licence");
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode document() {
        try {
            return new YAMLMapper().readTree(AsyncApi.document());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
