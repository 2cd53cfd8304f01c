package io.countermove.analytics.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What other software answers, as the scripts in `src/test/reference` wrote it down.
final class Reference {

    private static final double RELATIVE = 1e-9;

    private Reference() {}

    static JsonNode read(String file) {
        try (var in = Reference.class.getResourceAsStream(file)) {
            return Json.read(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] numbers(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    static double value(@Nullable Number number) {
        return Objects.requireNonNull(number).doubleValue();
    }

    static void assertClose(@Nullable Number actual, @Nullable JsonNode expected, Object row) {
        if (expected == null || expected.isNull()) {
            assertThat(actual).as(row.toString()).isNull();
        } else {
            double value = expected.asDouble();
            assertThat(value(actual))
                    .as(row.toString())
                    .isCloseTo(value, within(RELATIVE * Math.max(1, Math.abs(value))));
        }
    }

    static void assertClose(Interval actual, JsonNode row) {
        assertClose(actual.low(), row.get("low"), row);
        assertClose(actual.high(), row.get("high"), row);
    }
}
