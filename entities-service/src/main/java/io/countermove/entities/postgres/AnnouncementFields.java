package io.countermove.entities.postgres;

import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.announcement.Word;
import io.countermove.entities.Moment;
import java.util.List;
import java.util.Map;

/// Of a revision `r`; a thing is found by any of its ids that are known to be one.
record AnnouncementFields(Moment moment) implements Fields {
    static final Map<String, Sql> FACETS = Map.of(
            "kind", Sql.of("SELECT q.kind AS value"),
            "jurisdiction", Sql.of("SELECT unnest(q.jurisdictions) AS value"),
            "publisher", Sql.of("SELECT q.publisher AS value"),
            "stance", Sql.of("SELECT q.stance AS value"),
            "year", Sql.of("SELECT left(q.announced_text, 4) AS value"),
            "confidence", Sql.of("SELECT (?::text[])[q.confidence + 1] AS value", Sureness.words()));

    @Override
    public Sql among(String field, List<String> values) {
        return switch (field) {
            case "kind" -> Sql.of("EXISTS (SELECT 1 FROM unnest(?::text[]) k WHERE starts_with(r.kind, k))", values);
            case "jurisdiction" -> Sql.of("r.jurisdictions && ?::text[]", values);
            case "publisher" -> Sql.of("r.publisher = ANY (?)", values);
            case "confidence" -> Sql.of("r.confidence = ANY (?::int[])", ranks(values));
            // As text of the statement: the indexes are on these expressions.
            case "eccn", "legalCitation" -> Sql.of("r.content ->> '" + field + "' = ANY (?)", values);
            case "entity" -> Sql.of("""
                    EXISTS (SELECT 1 FROM mention m WHERE m.announcement = r.announcement
                        AND m.ordinal = r.ordinal AND m.entity = ANY (
                    """).add(Identity.all(values, moment)).add("))");
            case "role" -> Sql.of("""
                    EXISTS (SELECT 1 FROM participant p WHERE p.announcement = r.announcement
                        AND p.ordinal = r.ordinal AND p.role = ANY (?))
                    """, values);
            default -> throw new IllegalArgumentException(field);
        };
    }

    @Override
    public Sql present(String field) {
        return switch (field) {
            case "jurisdiction" -> Sql.of("r.jurisdictions <> '{}'");
            case "facts", "respondsTo" -> Sql.of("r.content -> ? <> '[]'::jsonb", field);
            case "validFrom", "validTo", "stance", "direction", "eccn", "legalCitation" ->
                Sql.of("r.content -> ? IS NOT NULL", field);
            case "quote", "url" -> Sql.of("r.content -> 'source' -> ? IS NOT NULL", field);
            default -> throw new IllegalArgumentException(field);
        };
    }

    private static List<Integer> ranks(List<String> words) {
        return words.stream()
                .map(word -> Sureness.rank(Word.find(Confidence.class, word).orElseThrow()))
                .toList();
    }
}
