package io.countermove.events.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.validation.Reading;
import io.countermove.contracts.validation.Violation;
import io.countermove.events.Draft;
import io.countermove.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// Reads lines of a stream: each an event where it names its `specversion`, else a plain announcement. What is wrong
/// with one is no matter of the others.
@Singleton
public class Judge {
    private static final int MOST_VIOLATIONS = 20;

    private final PlainJson plainJson;
    private final CloudEvents cloudEvents;

    Judge(PlainJson plainJson, CloudEvents cloudEvents) {
        this.plainJson = plainJson;
        this.cloudEvents = cloudEvents;
    }

    /// Blank lines say nothing.
    List<Judged> judge(List<Line> lines, Sender sender) {
        var judged = new ArrayList<Judged>(lines.size());
        for (var line : lines) {
            if (line.tooLong()) {
                judged.add(broken(line, "long-line", "a line has at most " + Body.ONE_EVENT + " bytes"));
            } else if (!isBlank(line.bytes())) {
                judged.add(judge(line, sender));
            }
        }
        return judged;
    }

    private Judged judge(Line line, Sender sender) {
        try {
            return switch (read(line.bytes(), sender)) {
                case Reading.Valid<Draft>(var draft) ->
                    new Judged.Sound(line.number(), line.bytes().length, Drafts.fitting(draft));
                case Reading.Invalid<Draft>(var violations) -> broken(line, violations);
            };
        } catch (JsonProcessingException e) {
            return broken(line, "malformed-json", e.getOriginalMessage());
        } catch (ProblemException e) {
            var problem = e.problem();
            return problem.errors().isEmpty()
                    ? broken(line, problem.rule(), problem.detail())
                    : broken(
                            line,
                            problem.errors().stream()
                                    .map(one -> new Violation(one.pointer(), one.rule(), one.detail()))
                                    .toList());
        }
    }

    private Reading<Draft> read(byte[] line, Sender sender) throws JsonProcessingException {
        var json = Json.read(line);
        return json.has("specversion")
                ? cloudEvents.structured(json, sender, "")
                : plainJson.published(json, sender, "");
    }

    private static Judged broken(Line line, String rule, String detail) {
        return broken(line, List.of(new Violation("", rule, detail)));
    }

    private static Judged broken(Line line, List<Violation> violations) {
        return new Judged.Broken(
                line.number(), violations.stream().limit(MOST_VIOLATIONS).toList());
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
