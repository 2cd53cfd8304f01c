package io.countermove.entities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The entities with their facts, as known and valid.
public interface Entities {
    /// What is asked for; an empty list or null asks nothing.
    ///
    /// @param sortBy `score` (only with `q`), `id`, `name` or the name of a property with `property:` before it
    record Filter(
            @Nullable String q,
            List<Identifier> identifiers,
            List<Condition> conditions,
            Selection selection,
            String sortBy,
            boolean descending) {}

    /// An identifier in its scheme, such as QID, LEI, CIK or ticker.
    record Identifier(String scheme, String value) {}

    /// What a property has to be.
    ///
    /// @param path the property, after those whose references lead to the entity that has it
    record Condition(List<String> path, Comparison comparison, String value) {}

    /// How a property's value is compared.
    enum Comparison {
        EQ("="),
        NE("<>"),
        GT(">"),
        GE(">="),
        LT("<"),
        LE("<=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    Listing list(Filter filter, Moment moment);

    boolean isKnown(String id, Moment moment);

    /// With the facts of all ids that are known to name the same thing, which are its `referents`; empty where it was
    /// not known then.
    Optional<ObjectNode> find(String id, Moment moment);

    /// What it has to do with others: its roles for them and theirs for it, each with the first announcement that says
    /// so.
    Listing relations(String id, Moment moment);

    /// All values of a property, in both times.
    Listing history(String id, String property, Moment moment);
}
