package io.countermove.analytics;

import io.countermove.analytics.Explaining.Seen;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why a number moved between two known times.
///
/// @param change the later number less the earlier one; null where either is none
/// @param inputs how the announcements behind the number changed
/// @param steps in their order; their effects add up to the change
/// @param withoutEffect how many changes moved nothing and concern nothing behind either number
public record Explanation(
        Answer from,
        Answer to,
        @Nullable Number change,
        Map<String, Object> inputs,
        List<Map<String, Object>> steps,
        long withoutEffect) {

    private static final String METHOD =
            "The metric is computed anew on the way from the one number to the other: first the days pass, with what was "
                    + "known at fromKnownAt; then what became known is let in, in its order. An effect is the number after "
                    + "a step less the number before it, null where either is none; so the effects of all steps add up to "
                    + "the change, and what comes later counts on top of what came earlier. Where there are more steps than "
                    + "limit, the largest effects are narrowed down first and the rest is told together.";

    static Explanation of(
            Seen then,
            Seen aged,
            Seen now,
            Changes changes,
            List<Map<String, Object>> steps,
            long withoutEffect,
            Naming naming) {
        return new Explanation(
                then.answer(),
                now.answer(),
                then.figure().effect(now.figure()),
                inputs(then.inputs(), aged.inputs(), now.inputs(), changes, naming),
                List.copyOf(steps),
                withoutEffect);
    }

    private static Map<String, Object> inputs(BitSet then, BitSet aged, BitSet now, Changes changes, Naming naming) {
        var either = (BitSet) aged.clone();
        either.or(now);
        var map = Changes.count(changes.of(0, changes.moments()).stream()
                .filter(change -> either.get(change.announcement()))
                .toList());
        var changed = changes.announcements();
        map.put("agedOut", naming.shown(Naming.without(then, aged)));
        map.put("agedIn", naming.shown(Naming.without(aged, then)));
        // Nothing was said anew of these: others took their place, or gave them one.
        map.put("displaced", naming.shown(Naming.without(Naming.without(aged, now), changed)));
        map.put("drawnIn", naming.shown(Naming.without(Naming.without(now, aged), changed)));
        return map;
    }

    /// Its members in their order.
    public Map<String, Object> toMap() {
        return Draft.map(
                "metric", to.metric().id(),
                "definitionVersion", to.metric().definitionVersion(),
                "knownBy", to.asOf().knownBy().word(),
                "position", to.position(),
                "unit", to.unit(),
                "from", end(from),
                "to", end(to),
                "change", change,
                "method", METHOD,
                "inputs", inputs,
                "steps", steps,
                "withoutEffect", withoutEffect);
    }

    Explanation at(String position) {
        return new Explanation(from.at(position, null), to.at(position, null), change, inputs, steps, withoutEffect);
    }

    private static Map<String, Object> end(Answer answer) {
        return Draft.map(
                "validAt", answer.asOf().validAt().toString(),
                "knownAt", answer.asOf().knownAtText(),
                "parameters", answer.parameters(),
                "status", answer.status(),
                "estimate", answer.estimate(),
                "interval", answer.interval(),
                "n", answer.n(),
                "reasons", answer.reasons(),
                "inputs", InputsLink.of(answer));
    }
}
