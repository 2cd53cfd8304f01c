package io.countermove.analytics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the metrics rest on: one for each revision of an announcement and for each of its facts. Dates are EDTF text.
public sealed interface Observation {

    /// A revision with content.
    ///
    /// @param alsoReportedBy publishers of its further sources
    /// @param imported whether it was loaded in bulk: its publisher gives the time of a record of its own
    /// @param reports the announcement that it only reports once more
    record Stated(
            String event,
            String kind,
            String announcedOn,
            @Nullable String validFrom,
            @Nullable String validTo,
            List<String> jurisdictions,
            List<Part> participants,
            List<String> respondsTo,
            String publisher,
            boolean official,
            List<String> alsoReportedBy,
            boolean imported,
            @Nullable String confidence,
            @Nullable String stance,
            @Nullable String direction,
            @Nullable String reports,
            Known known)
            implements Observation {

        public Stated {
            jurisdictions = List.copyOf(jurisdictions);
            participants = List.copyOf(participants);
            respondsTo = List.copyOf(respondsTo);
            // Null where it was written before this was observed; so for the qualifiers of a fact.
            alsoReportedBy = alsoReportedBy == null ? List.of() : List.copyOf(alsoReportedBy);
        }
    }

    /// A retraction: from then on the announcement says nothing.
    record Retracted(String event, Known known) implements Observation {}

    /// A fact of a revision; what is null is the announcement's.
    record Claimed(
            String entity,
            String property,
            Value value,
            Map<String, String> qualifiers,
            @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable String confidence,
            Known known)
            implements Observation {

        public Claimed {
            qualifiers = qualifiers == null ? Map.of() : Map.copyOf(qualifiers);
        }
    }

    /// What was observed under this key no longer exists: the fold has learnt better.
    record Gone() implements Observation {}

    /// An entity in a role.
    record Part(String role, String entity) {}

    /// The value of a fact: a word (text, choice, date, entity, flag) or a decimal with its unit or currency.
    record Value(
            @Nullable String word,
            @Nullable String number,
            @Nullable String unit,
            @Nullable String basis,
            @Nullable String qualifier,
            @Nullable String low,
            @Nullable String high) {

        static Value of(String word) {
            return new Value(word, null, null, null, null, null, null);
        }
    }
}
