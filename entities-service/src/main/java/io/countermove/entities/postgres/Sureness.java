package io.countermove.entities.postgres;

import io.countermove.contracts.announcement.Confidence;
import java.util.List;

/// Confidence as a rank in the database: 0 is the surest, 4 is rumoured.
final class Sureness {
    private static final List<Confidence> RANKS = List.of(
            Confidence.CONFIRMED, Confidence.REPORTED, Confidence.CLAIMED, Confidence.ESTIMATED, Confidence.RUMOURED);

    private Sureness() {}

    static int rank(Confidence confidence) {
        return RANKS.indexOf(confidence);
    }

    static List<String> words() {
        return RANKS.stream().map(Confidence::word).toList();
    }

    static Confidence of(int rank) {
        return RANKS.get(rank);
    }
}
