package io.countermove.analytics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When clusters began to compute, and which have ceased to, by the stages that the announcements known then state; a
/// rumour says nothing of either.
final class Stages {

    static final Stages NONE = new Stages(Map.of());

    private static final List<String> OPERATIONAL = List.of("powered-on", "training");
    private static final String ENDED = "decommissioned";
    /// The latest, of one day the end.
    private static final Comparator<Stage> LATEST = Comparator.comparingInt(
                    (Stage stage) -> stage.days().earliest())
            .thenComparingInt(stage -> stage.days().latest())
            .thenComparing(Stage::word, Comparator.comparing(ENDED::equals));

    private final Map<Integer, List<Stage>> byCluster;

    private record Stage(String word, Span days) {}

    private Stages(Map<Integer, List<Stage>> byCluster) {
        this.byCluster = byCluster;
    }

    /// As of the day of the measures.
    static Stages of(ObservationColumns columns, Measures measures) {
        var found = new HashMap<Integer, List<Stage>>();
        measures.each("stage", (fact, row) -> {
            var word = columns.find(columns.facts().word(fact));
            if (word != null && !measures.isRumour(fact, row)) {
                found.computeIfAbsent(columns.facts().entity(fact), _ -> new ArrayList<>())
                        .add(new Stage(word, measures.days(fact, row)));
            }
        });
        return new Stages(found);
    }

    /// The first days between which it was powered on.
    Optional<Span> findOperational(int cluster) {
        return of(cluster).stream()
                .filter(stage -> OPERATIONAL.contains(stage.word()))
                .map(Stage::days)
                .min(Comparator.comparingInt(Span::earliest).thenComparingInt(Span::latest));
    }

    /// When it was decommissioned for good; null where it stands.
    @Nullable
    Span end(int cluster) {
        return of(cluster).stream()
                .max(LATEST)
                .filter(stage -> stage.word().equals(ENDED))
                .map(Stage::days)
                .orElse(null);
    }

    private List<Stage> of(int cluster) {
        return byCluster.getOrDefault(cluster, List.of());
    }
}
