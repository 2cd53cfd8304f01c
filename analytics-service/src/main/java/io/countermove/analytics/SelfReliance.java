package io.countermove.analytics;

import io.countermove.analytics.estimate.Composite;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// T9: how far a jurisdiction's computing is its own: the geometric mean of three shares. A chip is domestic where an
/// announcement of its maker about it is of the jurisdiction, or a maker's stated jurisdiction is.
final class SelfReliance {

    private static final int LEAST = 5;
    private static final int COMPONENTS = 2;

    private final SelfRelianceParameters parameters;
    private final ObservationColumns columns;
    private final RevisionRows revisions;
    private final FactRows facts;
    private final AsOf asOf;
    private final Draft draft;
    private final IntPredicate known;
    private final int ours;
    private final BitSet domesticChips = new BitSet();
    private final BitSet knownChips = new BitSet();
    private final BitSet domesticClusters = new BitSet();
    private final BitSet knownClusters = new BitSet();
    private final BitSet rows = new BitSet();
    private final BitSet leftOut = new BitSet();

    SelfReliance(SelfRelianceParameters parameters, ObservationColumns columns, AsOf asOf) {
        this.parameters = parameters;
        this.columns = columns;
        this.revisions = columns.revisions();
        this.facts = columns.facts();
        this.asOf = asOf;
        this.known = columns.known(asOf);
        this.ours = columns.code(parameters.jurisdiction());
        this.draft = new Draft(Metric.SELF_RELIANCE, asOf)
                .parameter("jurisdiction", parameters.jurisdiction())
                .parameter("level", parameters.level());
    }

    /// Of so many, so many are domestic.
    ///
    /// @param unknown how many more name only what is of unknown home
    private record Component(String name, int domestic, int n, int unknown) {

        double share() {
            return Composite.share(domestic, n);
        }

        boolean counts() {
            return n >= LEAST;
        }
    }

    Finding find() {
        learnMakers();
        learnClusters();
        var components = List.of(
                component("domestic-chips-in-clusters", "cluster", "chip-type", "chip", domesticChips, knownChips),
                component("models-on-domestic-chips", "model", "training-hardware", "chip", domesticChips, knownChips),
                component("models-in-domestic-clusters", "model", "", "cluster", domesticClusters, knownClusters));
        draft.excluded(
                "home-unknown",
                components.stream().mapToLong(Component::unknown).sum());
        draft.excluded("reports-another", leftOut.cardinality());
        draft.block("components", components.stream().map(SelfReliance::shown).toList());
        var counting = components.stream().filter(Component::counts).toList();
        components.stream()
                .filter(component -> !component.counts())
                .forEach(component ->
                        draft.reason("%s: %d known, needs %d".formatted(component.name(), component.n(), LEAST)));
        return Finding.of(answer(counting), rows.stream());
    }

    private Answer answer(List<Component> counting) {
        long n = counting.stream().mapToLong(Component::n).sum();
        if (counting.size() < COMPONENTS) {
            draft.reason("%d of 3 components, needs %d".formatted(counting.size(), COMPONENTS));
            return draft.insufficient(n);
        }
        var index = Composite.of(counting.stream().mapToDouble(Component::share).toArray(), parameters.level());
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

    private static Map<String, Object> shown(Component component) {
        return Draft.map(
                "name", component.name(),
                "domestic", component.domestic(),
                "n", component.n(),
                "homeUnknown", component.unknown(),
                "share", component.share(),
                "counts", component.counts());
    }

    /// Whose chips are: by what their makers announce of them.
    private void learnMakers() {
        int vendor = columns.code("vendor");
        int chip = columns.code("chip");
        var statedOurs = statedOurs();
        var kinds = columns.kinds("chip.");
        kinds.or(columns.kinds("supply."));
        var rows = revisions.of(kinds);
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (isCounted(row)) {
                boolean domestic = isOurs(row) || isOneInRole(row, vendor, statedOurs);
                if (domestic || revisions.jurisdictions().length(row) > 0) {
                    forEachInRole(row, chip, code -> learn(code, domestic, knownChips, domesticChips));
                }
            }
        }
    }

    private static void learn(int code, boolean isDomestic, BitSet known, BitSet domestic) {
        known.set(code);
        if (isDomestic) {
            domestic.set(code);
        }
    }

    private boolean isOneInRole(int row, int role, BitSet wanted) {
        for (int i = 0; i < revisions.entities().length(row); i++) {
            if (revisions.roles().get(row, i) == role
                    && wanted.get(revisions.entities().get(row, i))) {
                return true;
            }
        }
        return false;
    }

    private BitSet statedOurs() {
        var found = new BitSet();
        int property = columns.code("jurisdiction");
        int wanted = columns.code("jurisdiction:" + parameters.jurisdiction().toLowerCase(Locale.ROOT));
        if (wanted == Dictionary.NONE) {
            return found;
        }
        var stated = facts.of(property);
        for (int fact = stated.nextSetBit(0); fact >= 0; fact = stated.nextSetBit(fact + 1)) {
            if (facts.word(fact) == wanted) {
                int row = columns.rowOf(fact);
                if (row >= 0 && isCounted(row)) {
                    found.set(facts.entity(fact));
                }
            }
        }
        return found;
    }

    private void learnClusters() {
        int cluster = columns.code("cluster");
        var kinds = columns.kinds("cluster.");
        var rows = revisions.of(kinds);
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (revisions.jurisdictions().length(row) > 0 && isCounted(row)) {
                boolean domestic = isOurs(row);
                forEachInRole(row, cluster, code -> learn(code, domestic, knownClusters, domesticClusters));
            }
        }
    }

    /// Of the jurisdiction's clusters or models those that use something domestic, among those that use something whose
    /// home is known: said by a fact, or by a participant.
    private Component component(String name, String what, String property, String role, BitSet domestic, BitSet known) {
        var uses = new Uses(domestic, known);
        int whatRole = columns.code(what);
        int useRole = columns.code(role);
        int stated = columns.code(property);
        var kinds = columns.kinds(what + ".");
        var entities = revisions.entities();
        var candidates = revisions.of(kinds);
        for (int row = candidates.nextSetBit(0); row >= 0; row = candidates.nextSetBit(row + 1)) {
            if (isOurs(row) && isCounted(row)) {
                for (int i = 0; i < entities.length(row); i++) {
                    if (revisions.roles().get(row, i) == whatRole) {
                        int thing = entities.get(row, i);
                        IntConsumer use = uses.by(row, thing);
                        forEachInRole(row, useRole, use);
                        columns.wordsOf(row, thing, stated).forEach(use);
                    }
                }
            }
        }
        return uses.component(name);
    }

    /// Which clusters or models use what.
    private final class Uses {

        private final BitSet domestic;
        private final BitSet known;
        private final BitSet using = new BitSet();
        private final BitSet domestically = new BitSet();
        private final BitSet unknown = new BitSet();

        Uses(BitSet domestic, BitSet known) {
            this.domestic = domestic;
            this.known = known;
        }

        IntConsumer by(int row, int thing) {
            return used -> {
                if (!known.get(used)) {
                    unknown.set(thing);
                    return;
                }
                using.set(thing);
                rows.set(row);
                if (domestic.get(used)) {
                    domestically.set(thing);
                }
            };
        }

        Component component(String name) {
            unknown.andNot(using);
            return new Component(name, domestically.cardinality(), using.cardinality(), unknown.cardinality());
        }
    }

    private boolean isCounted(int row) {
        if (!known.test(row)
                || revisions.announcedOn().earliest(row) > asOf.validAt().toEpochDay()) {
            return false;
        }
        if (revisions.reportsAnother(row)) {
            leftOut.set(row);
            return false;
        }
        return true;
    }

    private boolean isOurs(int row) {
        var jurisdictions = revisions.jurisdictions();
        for (int i = 0; i < jurisdictions.length(row); i++) {
            if (jurisdictions.get(row, i) == ours) {
                return true;
            }
        }
        return false;
    }

    private void forEachInRole(int row, int role, IntConsumer each) {
        var entities = revisions.entities();
        for (int i = 0; i < entities.length(row); i++) {
            if (revisions.roles().get(row, i) == role) {
                each.accept(entities.get(row, i));
            }
        }
    }
}
