package io.countermove.entities.postgres;

import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.Entities;
import io.countermove.entities.Moment;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Of an entity `e`.
record EntityFields(Moment moment) implements Fields {
    Map<String, Sql> facets() {
        return Map.of(
                "type",
                Sql.of("SELECT q.type AS value"),
                "jurisdiction",
                Sql.of("SELECT DISTINCT upper(split_part(f.reference, ':', 2)) AS value")
                        .add(facts("q.id", "jurisdiction"))
                        .add("AND f.reference IS NOT NULL"));
    }

    @Override
    public Sql among(String field, List<String> values) {
        return switch (field) {
            case "type" -> Sql.of("e.type = ANY (?)", values);
            case "jurisdiction" ->
                Sql.of("EXISTS (SELECT 1")
                        .add(facts("e.id", "jurisdiction"))
                        .add(
                                "AND f.reference = ANY (?))",
                                values.stream()
                                        .map(place -> "jurisdiction:" + place.toLowerCase(Locale.ROOT))
                                        .toList());
            default -> throw new IllegalArgumentException(field);
        };
    }

    @Override
    public Sql present(String field) {
        return switch (field) {
            case "jurisdiction" ->
                Sql.of("EXISTS (SELECT 1").add(facts("e.id", "jurisdiction")).add(")");
            case "facts" ->
                Sql.of("EXISTS (SELECT 1 FROM fact f WHERE f.entity = e.id AND")
                        .add(Sql.known("f", moment))
                        .add("AND")
                        .add(Sql.valid("f", moment))
                        .add(")");
            case "identifiers" ->
                Sql.of("EXISTS (SELECT 1 FROM participant p WHERE p.entity = e.id AND p.identifiers <> '{}' AND")
                        .add(Sql.known("p", moment))
                        .add(")");
            default -> throw new IllegalArgumentException(field);
        };
    }

    /// The announcement by which it became known.
    Sql evidence() {
        var clock = moment.knownBy() == KnownBy.SYSTEM ? "m.known_from" : "m.public_from";
        return Sql.of("SELECT m.announcement FROM mention m WHERE m.entity = e.id AND")
                .add(Sql.known("m", moment))
                .add("ORDER BY " + clock + ", m.announcement LIMIT 1");
    }

    /// That it bears one of the identifiers, in any case; of a CIK the zeros before it do not matter.
    Sql identifiedBy(List<Entities.Identifier> identifiers) {
        return Sql.of(
                        """
                e.id IN (SELECT n.entity FROM unnest(?::text[], ?::text[]) AS w (scheme, key)
                    JOIN naming n ON n.key = w.key AND lower(n.kind) = w.scheme
                    JOIN participant p ON p.entity = n.entity AND p.identifiers ->> n.kind = n.value WHERE
                """,
                        identifiers.stream()
                                .map(each -> each.scheme().toLowerCase(Locale.ROOT))
                                .toList(),
                        identifiers.stream()
                                .map(each -> NamingRow.identifier(each.scheme(), each.value())
                                        .key())
                                .toList())
                .add(Sql.known("p", moment))
                .add(")");
    }

    private Sql facts(String entity, String property) {
        return Sql.of("FROM fact f WHERE f.entity = " + entity + " AND f.property = ? AND", property)
                .add(Sql.known("f", moment))
                .add("AND")
                .add(Sql.valid("f", moment));
    }
}
