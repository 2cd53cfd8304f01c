package io.countermove.analytics;

import java.util.Map;

/// That a rule was crossed, with what is needed to look into it.
public record Alert(AlertRule rule, AlertState.Crossing crossing, Reply reply) {

    /// Names it for ever: the rule, and how many times it had been crossed.
    public String id() {
        return rule.id() + "-" + crossing.number();
    }

    /// Its members in their order.
    public Map<String, Object> toMap() {
        var answer = reply.answer();
        return Draft.map(
                "rule", rule.id(),
                "name", rule.name(),
                "metric", rule.watched().metric(),
                "parameters", rule.watched().parameters(),
                "when", rule.condition().toMap(),
                "crossing", crossing.toMap(),
                "validAt", answer.asOf().validAt().toString(),
                "knownAt", answer.asOf().knownAtText(),
                "position", answer.position(),
                "unit", answer.unit(),
                "interval", answer.interval(),
                "reasons", reply.reasons(),
                "inputs", InputsLink.of(answer),
                "explain", InputsLink.explaining(answer, crossing.since(), crossing.at()));
    }
}
