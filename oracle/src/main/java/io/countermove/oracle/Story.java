package io.countermove.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.event.Microseconds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes records of acts. No two records have the same ingest time and id but other content: the contract does not say
/// which comes first.
final class Story {

    private static final String SOURCE = "/publishers/press";
    private final List<RawRecord> records = new ArrayList<>();

    private Story() {}

    static List<RawRecord> tell(List<Act> acts) {
        var story = new Story();
        acts.forEach(story::add);
        return List.copyOf(story.records);
    }

    private void add(Act act) {
        var earlier = earlier(act);
        records.add(
                switch (act.deed()) {
                    case PUBLISH -> event(act, "published", act.content(), SOURCE, "publisher/press");
                    case CORRECT -> event(act, "corrected", corrected(act), SOURCE, "publisher/press");
                    case RETRACT -> event(act, "retracted", reason(act), SOURCE, "publisher/press");
                    case REPEAT -> earlier == null ? published(act) : earlier;
                    case SEND_AGAIN ->
                        earlier == null ? published(act) : stamped(earlier, unique(act), earlier.value());
                    case SAY_AGAIN -> earlier == null ? published(act) : renamed(earlier);
                    case CONTRADICT ->
                        earlier == null || !earlier.isPublished()
                                ? published(act)
                                : stamped(earlier, unique(act), act.content());
                    case MEDDLE -> event(act, "corrected", corrected(act), "/publishers/pressing", "publisher/other");
                    case OVERRULE -> event(act, "corrected", corrected(act), "/publishers/root", "admin/root");
                    case CORRECT_FROM_BELOW ->
                        event(act, "corrected", corrected(act), SOURCE + "/desk", "publisher/desk");
                    case MISSPELL ->
                        poison(published(act), act.content().deepCopy().put("kind", "policy.invented"), null);
                    case FORGET -> poison(published(act), act.content(), "ce_ingesttime");
                    case MISPLACE -> {
                        var sound = published(act);
                        yield new RawRecord("elsewhere-" + act.subject(), sound.headers(), sound.value(), true);
                    }
                });
    }

    private RawRecord published(Act act) {
        return event(act, "published", act.content(), SOURCE, "publisher/press");
    }

    private @Nullable RawRecord earlier(Act act) {
        var sound = records.stream().filter(each -> !each.poison()).toList();
        return sound.isEmpty() ? null : sound.get(act.other() % sound.size());
    }

    private Instant unique(Act act) {
        return act.time().plus(records.size() + 1L, ChronoUnit.MICROS);
    }

    private String newId() {
        return "e%04d".formatted(records.size());
    }

    private RawRecord event(Act act, String type, JsonNode value, String source, String principal) {
        var subject = "a-" + act.subject();
        var headers = new TreeMap<>(Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                newId(),
                "ce_source",
                source,
                "ce_type",
                "io.countermove.announcement." + type + ".v1",
                "ce_subject",
                subject,
                "ce_time",
                Microseconds.format(act.time()),
                "ce_ingesttime",
                Microseconds.format(act.time()),
                "ce_authid",
                principal,
                "content-type",
                "application/json"));
        return new RawRecord(subject, headers, value, false);
    }

    private static RawRecord stamped(RawRecord event, Instant time, JsonNode value) {
        var headers = new TreeMap<>(event.headers());
        headers.put("ce_ingesttime", Microseconds.format(time));
        return new RawRecord(event.key(), headers, value, false);
    }

    private RawRecord renamed(RawRecord event) {
        var headers = new TreeMap<>(event.headers());
        headers.put("ce_id", newId());
        return new RawRecord(event.key(), headers, event.value(), false);
    }

    private static RawRecord poison(RawRecord event, JsonNode value, @Nullable String forgotten) {
        var headers = new TreeMap<>(event.headers());
        headers.keySet().removeIf(name -> name.equals(forgotten));
        return new RawRecord(event.key(), headers, value, true);
    }

    private static JsonNode corrected(Act act) {
        return act.content().deepCopy().setAll(reason(act));
    }

    private static ObjectNode reason(Act act) {
        var node = JsonNodeFactory.instance.objectNode().put("reason", "a better source");
        return act.publishedOn() == null ? node : node.put("publishedOn", act.publishedOn());
    }
}
