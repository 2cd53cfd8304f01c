package io.countermove.entities;

import io.countermove.entities.NameSimilarity.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds which known entities names may stand for.
public interface Matching {
    /// A name with what else is known of who bears it.
    record Wanted(
            String name, @Nullable String type, @Nullable String jurisdiction, Map<String, String> identifiers) {
        public Wanted {
            identifiers = Map.copyOf(identifiers);
        }
    }

    /// An entity that may be meant; the last reason has its score.
    ///
    /// @param referents the other ids that are known to name the same
    /// @param matched the name or identifier of it that fits best, under any of its ids
    record Candidate(
            String entity, List<String> referents, String type, String name, String matched, List<Reason> reasons) {
        private static final double OTHER_TYPE = 0.5;
        private static final double OTHER_JURISDICTION = 0.9;

        public Candidate {
            referents = List.copyOf(referents);
            reasons = List.copyOf(reasons);
        }

        /// The same under the canonical id.
        public Candidate as(String canonical, String canonicalName, List<String> otherIds) {
            return new Candidate(canonical, otherIds, type, canonicalName, matched, reasons);
        }

        public BigDecimal score() {
            return reasons.getLast().score();
        }

        /// Held against the hints; a hint of which nothing is known of the entity says nothing.
        ///
        /// @param jurisdictions of the entity
        public Candidate hinted(Wanted wanted, List<String> jurisdictions) {
            var all = new ArrayList<>(reasons);
            if (wanted.type() != null && !wanted.type().equals(type)) {
                all.add(lowered("type-mismatch", type, OTHER_TYPE, all));
            }
            var place = wanted.jurisdiction();
            if (place != null && !jurisdictions.isEmpty() && !jurisdictions.contains(place)) {
                all.add(lowered("jurisdiction-mismatch", String.join(" ", jurisdictions), OTHER_JURISDICTION, all));
            }
            return new Candidate(entity, referents, type, name, matched, all);
        }

        private static Reason lowered(String rule, String detail, double factor, List<Reason> before) {
            return NameSimilarity.reason(rule, detail, before.getLast().score().doubleValue() * factor);
        }
    }

    /// For each name its candidates, the best first, at most `limit`; what has several ids is one candidate.
    List<List<Candidate>> match(List<Wanted> wanted, int limit, Moment moment);
}
