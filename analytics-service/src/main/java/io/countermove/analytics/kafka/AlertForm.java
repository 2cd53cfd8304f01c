package io.countermove.analytics.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.countermove.analytics.AlertCondition;
import io.countermove.analytics.AlertRule;
import io.countermove.analytics.AlertState;
import io.countermove.analytics.Claim;
import io.countermove.analytics.Metric;
import io.countermove.analytics.Watched;
import io.countermove.contracts.announcement.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Rules and what they saw last as they stand on their topic, which is compacted and the metrics' own: JSON under
/// `rule/<id>` and `state/<id>`, instants as RFC 3339.
final class AlertForm {

    static final String TOPIC = "countermove.alert-rules.v1";

    static final String RULE = "rule/";
    static final String STATE = "state/";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantReader()))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private AlertForm() {}

    private static final class InstantReader extends FromStringDeserializer<Instant> {

        private static final long serialVersionUID = 1;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, DeserializationContext context) {
            return Instant.parse(text);
        }
    }

    private record RuleRecord(
            String id,
            String name,
            String metric,
            Map<String, List<String>> parameters,
            Map<String, Object> when,
            Instant createdAt,
            String createdBy,
            Instant until) {}

    static byte[] write(AlertRule rule) {
        return bytes(new RuleRecord(
                rule.id(),
                rule.name(),
                rule.watched().metric(),
                rule.watched().parameters(),
                rule.condition().toMap(),
                rule.createdAt(),
                rule.createdBy(),
                rule.until()));
    }

    static AlertRule readRule(byte[] value) {
        var found = read(value, RuleRecord.class);
        return new AlertRule(
                found.id(),
                found.name(),
                watched(found.metric(), found.parameters()),
                AlertCondition.find(found.when()).orElseThrow(),
                found.createdAt(),
                found.createdBy(),
                found.until());
    }

    private static Watched watched(String metric, Map<String, List<String>> parameters) {
        return metric.equals(Watched.OfClaim.METRIC)
                ? new Watched.OfClaim(
                        Word.parse(Claim.class, only(parameters, "claim")),
                        Double.parseDouble(only(parameters, "level")))
                : new Watched.OfMetric(Metric.find(metric).orElseThrow(), parameters);
    }

    private static String only(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).getFirst();
    }

    static AlertState readState(byte[] value) {
        return read(value, AlertState.class);
    }

    static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(byte[] value, Class<T> type) {
        try {
            return MAPPER.readValue(value, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
