package io.countermove.analytics;

import io.countermove.analytics.estimate.Composite;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/// T9: how far a jurisdiction's computing is its own: the geometric mean of three shares.
final class SelfReliance {

    private static final int COMPONENTS = 2;

    private final SelfRelianceParameters parameters;
    private final ObservationColumns columns;
    private final RevisionRows revisions;
    private final HomeRows counted;
    private final Draft draft;

    SelfReliance(SelfRelianceParameters parameters, ObservationColumns columns, AsOf asOf) {
        this.parameters = parameters;
        this.columns = columns;
        this.revisions = columns.revisions();
        this.counted = new HomeRows(parameters.jurisdiction(), columns, asOf);
        this.draft = new Draft(Metric.SELF_RELIANCE, asOf)
                .parameter("jurisdiction", parameters.jurisdiction())
                .parameter("level", parameters.level());
    }

    Finding find() {
        var chips = counted.ofChips();
        var clusters = counted.ofClusters();
        var components = List.of(
                component("domestic-chips-in-clusters", "cluster", "chip-type", "chip", chips),
                component("models-on-domestic-chips", "model", "training-hardware", "chip", chips),
                component("models-in-domestic-clusters", "model", "", "cluster", clusters));
        draft.excluded(
                "home-unknown",
                components.stream().mapToLong(DomesticUse::unknown).sum());
        draft.excluded("reports-another", counted.leftOut());
        draft.block("components", components.stream().map(DomesticUse::toMap).toList());
        var counting = components.stream().filter(DomesticUse::counts).toList();
        components.stream()
                .filter(component -> !component.counts())
                .forEach(component -> draft.reason(
                        "%s: %d known, needs %d".formatted(component.name(), component.n(), DomesticUse.LEAST)));
        var rows = new BitSet();
        components.forEach(component -> rows.or(component.rows()));
        return Finding.of(answer(counting), rows.stream());
    }

    private Answer answer(List<DomesticUse> counting) {
        long n = counting.stream().mapToLong(DomesticUse::n).sum();
        if (counting.size() < COMPONENTS) {
            draft.reason("%d of 3 components, needs %d".formatted(counting.size(), COMPONENTS));
            return draft.insufficient(n);
        }
        var index =
                Composite.of(counting.stream().mapToDouble(DomesticUse::share).toArray(), parameters.level());
        draft.block("arithmetic", index.arithmetic());
        var without = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < counting.size(); i++) {
            without.add(Draft.map(
                    "without",
                    counting.get(i).name(),
                    "estimate",
                    index.leaveOneOut().get(i)));
        }
        draft.block("leaveOneOut", without);
        return draft.ok(index.geometric(), index.weights(), n);
    }

    /// What the jurisdiction's clusters or models use is said by a fact, or by a participant.
    private DomesticUse component(String name, String what, String property, String role, Homes homes) {
        var found = new DomesticUse(name, homes);
        int whatRole = columns.code(what);
        int useRole = columns.code(role);
        int stated = columns.code(property);
        var parts = revisions.parts();
        var candidates = revisions.of(columns.kinds(what + "."));
        for (int row = candidates.nextSetBit(0); row >= 0; row = candidates.nextSetBit(row + 1)) {
            if (counted.isOurs(row) && counted.isCounted(row)) {
                for (int i = 0; i < parts.count(row); i++) {
                    if (parts.role(row, i) == whatRole) {
                        int thing = parts.entity(row, i);
                        IntConsumer use = found.by(row, thing);
                        parts.forEach(row, useRole, use);
                        columns.wordsOf(row, thing, stated).forEach(use);
                    }
                }
            }
        }
        return found;
    }
}
