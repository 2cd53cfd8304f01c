package io.countermove.analytics;

import java.util.Set;
import java.util.stream.Collectors;

/// Which policies an observation may move: the instruments of what announces a move, and those of which a status is
/// stated by a fact.
final class MovedPolicies {

    private static final Set<String> STATUSES =
            Set.of("legal-status", "announced-status", "enforcement", "export-status");

    private MovedPolicies() {}

    static boolean isStatus(String property) {
        return STATUSES.contains(property);
    }

    static Set<String> by(Observation.Stated stated) {
        return isMove(stated.kind())
                ? stated.participants().stream()
                        .filter(part -> part.role().equals("instrument"))
                        .map(Observation.Part::entity)
                        .filter(MovedPolicies::isPolicy)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    static Set<String> by(Observation.Claimed claimed) {
        return isStatus(claimed.property()) && isPolicy(claimed.entity()) ? Set.of(claimed.entity()) : Set.of();
    }

    private static boolean isMove(String kind) {
        return kind.startsWith("policy.") || kind.equals("licence.changed") || kind.equals("listing.changed");
    }

    private static boolean isPolicy(String entity) {
        return entity.startsWith("policy:");
    }
}
