package io.countermove.entities;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.entities.NameSimilarity.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Two things that may be one, with why; the last reason has the score.
public record Proposal(Thing one, Thing other, List<Reason> reasons) {
    private static final double OTHER_JURISDICTION = 0.9;
    private static final Comparator<List<String>> ORDER = Comparator.comparing(
                    (List<String> key) -> new BigDecimal(key.get(0)))
            .reversed()
            .thenComparing(key -> key.get(1))
            .thenComparing(key -> key.get(2));

    /// A thing under its canonical id.
    ///
    /// @param matched which of its names fits, with the id that bears it
    public record Thing(
            String id, List<String> referents, String name, Doubles.Named matched, Set<String> jurisdictions) {
        public Thing {
            referents = List.copyOf(referents);
            jurisdictions = Set.copyOf(jurisdictions);
        }

        private void write(ObjectNode node) {
            node.put("id", id).put("name", name).put("matched", matched.value());
            referents.forEach(node.putArray("referents")::add);
        }
    }

    public Proposal {
        reasons = List.copyOf(reasons);
    }

    /// Lowered where both are known to be from elsewhere than the other.
    public static Proposal of(Thing one, Thing other, List<Reason> reasons) {
        if (one.jurisdictions.isEmpty()
                || other.jurisdictions.isEmpty()
                || !Collections.disjoint(one.jurisdictions, other.jurisdictions)) {
            return new Proposal(one, other, reasons);
        }
        var all = new ArrayList<>(reasons);
        all.add(NameSimilarity.reason(
                "jurisdiction-mismatch",
                one.jurisdictions + " is not " + other.jurisdictions,
                reasons.getLast().score().doubleValue() * OTHER_JURISDICTION));
        return new Proposal(one, other, all);
    }

    public boolean isLikely() {
        return score().compareTo(Doubles.THRESHOLD) >= 0;
    }

    public boolean isAbout(Collection<String> ids) {
        return Stream.of(one, other)
                .anyMatch(thing -> ids.contains(thing.id) || !Collections.disjoint(ids, thing.referents));
    }

    private BigDecimal score() {
        return reasons.getLast().score();
    }

    /// Its place in the list.
    public List<String> key() {
        return List.of(score().toPlainString(), one.id, other.id);
    }

    /// Whether it stands after a place.
    public boolean follows(List<String> place) {
        return ORDER.compare(key(), place) > 0;
    }

    public static Comparator<Proposal> order() {
        return Comparator.comparing(Proposal::key, ORDER);
    }

    /// With the announcements that say the names which fit.
    ///
    /// @param said which announcement calls it so
    public ObjectNode toJson(Function<Doubles.Named, Optional<String>> said) {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("type", one.id.substring(0, one.id.indexOf(':')))
                .put("score", score().toPlainString());
        one.write(node.putObject("one"));
        other.write(node.putObject("other"));
        var announcements = node.putArray("announcements");
        Stream.of(one, other)
                .flatMap(thing -> said.apply(thing.matched).stream())
                .distinct()
                .forEach(announcements::add);
        var because = node.putArray("because");
        reasons.forEach(reason -> because.addObject()
                .put("rule", reason.rule())
                .put("detail", reason.detail())
                .put("score", reason.score().toPlainString()));
        return node;
    }
}
