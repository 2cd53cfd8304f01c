package io.countermove.events.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.validation.Reading;
import io.countermove.contracts.validation.Violation;
import io.countermove.events.Draft;
import io.countermove.platform.problem.Problem;
import io.countermove.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// The drafts of one request: all of them valid, or a problem that names what is wrong with each.
@Singleton
public class Drafts {
    private static final int MOST_EVENTS = 1_000;
    private static final int MOST_VIOLATIONS = 200;
    private static final int LARGEST_VALUE = 900_000; // below what the topic takes with headers and all

    private final PlainJson plainJson;
    private final CloudEvents cloudEvents;

    Drafts(PlainJson plainJson, CloudEvents cloudEvents) {
        this.plainJson = plainJson;
        this.cloudEvents = cloudEvents;
    }

    /// What a request held.
    record Request(List<Draft> drafts, boolean batch) {}

    Request plainJson(byte[] body, Sender sender) throws JsonProcessingException {
        return read(json(body), body.length, (item, at) -> plainJson.published(item, sender, at));
    }

    Request cloudEvents(byte[] body, boolean batch, Sender sender) throws JsonProcessingException {
        var json = json(body);
        if (json.isArray() != batch) {
            throw invalid(
                    List.of(new Violation("", "batch", batch ? "a batch is an array" : "one event is an object")));
        }
        return read(json, body.length, (item, at) -> cloudEvents.structured(item, sender, at));
    }

    Request cloudEvent(Attributes attributes, byte[] body, Sender sender) throws JsonProcessingException {
        return new Request(List.of(one(cloudEvents.binary(attributes, json(body), sender))), false);
    }

    /// The valid draft, else the problem.
    static Draft one(Reading<Draft> reading) {
        return switch (reading) {
            case Reading.Valid<Draft>(var draft) -> fitting(draft);
            case Reading.Invalid<Draft>(var violations) -> throw invalid(violations);
        };
    }

    static JsonNode json(byte[] body) throws JsonProcessingException {
        var json = Json.read(body);
        if (json.isMissingNode()) {
            throw Problem.of(400, "malformed-json", "The body is empty.").asException();
        }
        return json;
    }

    private static Request read(JsonNode json, int size, ItemReader reader) {
        if (json.isArray()) {
            return new Request(all(json, reader), true);
        }
        if (size > Body.ONE_EVENT) {
            throw Body.tooLarge(Body.ONE_EVENT);
        }
        return new Request(List.of(one(reader.read(json, ""))), false);
    }

    private static List<Draft> all(JsonNode array, ItemReader reader) {
        if (array.size() > MOST_EVENTS) {
            throw Problem.of(413, "too-many-events", "A batch holds at most " + MOST_EVENTS + " events.")
                    .with("limit", MOST_EVENTS)
                    .asException();
        }
        if (array.isEmpty()) {
            throw invalid(List.of(new Violation("", "batch", "a batch holds at least one event")));
        }
        var drafts = new ArrayList<Draft>(array.size());
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < array.size(); i++) {
            switch (reader.read(array.get(i), "/" + i)) {
                case Reading.Valid<Draft>(var draft) -> drafts.add(fitting(draft));
                case Reading.Invalid<Draft>(var broken) -> violations.addAll(broken);
            }
        }
        if (!violations.isEmpty()) {
            throw invalid(violations);
        }
        return drafts;
    }

    static Draft fitting(Draft draft) {
        if (draft.encoded().bytes().length > LARGEST_VALUE) {
            throw Body.tooLarge(Body.ONE_EVENT);
        }
        return draft;
    }

    private static ProblemException invalid(List<Violation> violations) {
        var shown = violations.stream()
                .limit(MOST_VIOLATIONS)
                .map(one -> new Problem.Violation(one.pointer(), one.rule(), one.detail()))
                .toList();
        var more = violations.size() - shown.size();
        return Problem.of(
                        422,
                        "invalid-announcement",
                        "Rules broken: " + violations.size() + "; nothing was published."
                                + (more > 0 ? " The first " + shown.size() + " are named." : ""))
                .with(shown)
                .asException();
    }

    /// Reads one item, whose place in the body is given.
    private interface ItemReader {
        Reading<Draft> read(JsonNode item, String at);
    }
}
