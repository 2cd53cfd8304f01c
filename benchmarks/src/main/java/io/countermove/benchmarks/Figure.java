package io.countermove.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// One line of the table: what was measured here, and what the peer gave in the same run.
///
/// @param budget as the design words it, and how ours and the peer's stand to it
record Figure(
        String id,
        String measure,
        String unit,
        Samples ours,
        String against,
        Samples peer,
        String budget,
        Verdict verdict) {

    /// A rate of ours that is to reach a part of the peer's.
    static Figure rate(String id, String measure, Samples ours, String against, Samples peer, double part) {
        return new Figure(
                id, measure, "/s", ours, against, peer, "≥ " + part, Verdict.of(ours.median() >= part * peer.median()));
    }

    /// A figure that may be at most so large.
    static Figure limit(String id, String measure, String unit, Samples ours, double limit) {
        return new Figure(
                id,
                measure,
                unit,
                ours,
                "",
                Samples.NONE,
                "≤ " + Samples.number(limit),
                Verdict.of(ours.median() <= limit));
    }

    /// A latency of ours that may be so many times the peer's.
    static Figure times(
            String id, String measure, String unit, Samples ours, String against, Samples peer, double most) {
        return new Figure(
                id,
                measure,
                unit,
                ours,
                against,
                peer,
                "≤ " + Samples.number(most) + " ×",
                Verdict.of(ours.median() <= most * peer.median()));
    }

    /// A figure without a budget.
    static Figure note(String id, String measure, String unit, Samples ours) {
        return new Figure(id, measure, unit, ours, "", Samples.NONE, "", Verdict.NONE);
    }

    /// The same, and of what.
    Figure of(String what) {
        return new Figure(id, measure + what, unit, ours, against, peer, budget, verdict);
    }

    Figure beside(String name, Samples other) {
        return new Figure(id, measure, unit, ours, name, other, budget, verdict);
    }

    /// Ours divided by the peer's; NaN without a peer.
    double ratio() {
        return peer.isEmpty() ? Double.NaN : ours.median() / peer.median();
    }

    ObjectNode toJson() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", id).put("measure", measure).put("unit", unit);
        ours.values().forEach(node.putArray("ours")::add);
        node.put("against", against);
        peer.values().forEach(node.putArray("peer")::add);
        if (!peer.isEmpty()) {
            node.put("ratio", ratio());
        }
        return node.put("budget", budget).put("verdict", verdict.name());
    }
}
