package io.countermove.entities.postgres;

import io.countermove.entities.Moment;
import io.countermove.entities.NameKey;
import io.countermove.entities.SearchTerms;
import io.countermove.entities.Tokens;
import java.util.List;

/// The entities that are called something, as far as was known then, each with how well that fits: 1 is the very name
/// or
/// identifier, then its words, then what is spelt nearly so.
final class NamingSearch {
    private NamingSearch() {}

    /// Rows of `entity` and `score`.
    static Sql of(String asked, Moment moment) {
        var key = NameKey.of(asked);
        var words = SearchTerms.beginnings(asked);
        if (words.isEmpty()) {
            return Sql.of("SELECT NULL::text AS entity, 0::numeric AS score WHERE false");
        }
        return Sql.of(
                        "SELECT n.entity, round(max(CASE WHEN n.key = ANY (?) THEN 1 WHEN n.words @@ ?::tsquery"
                                + " THEN 0.6 + 0.3 * public.similarity(n.latin, ?) ELSE"
                                + " 0.6 * public.word_similarity(?, n.latin) END)::numeric, 4) AS score FROM (",
                        keys(asked, key),
                        words,
                        key.latin(),
                        key.latin())
                .add("SELECT * FROM naming n WHERE n.key = ANY (?) OR n.words @@ ?::tsquery", keys(asked, key), words)
                // A code that is spelt nearly so is another code.
                .add("UNION SELECT * FROM naming_nearly(?) n WHERE n.codes @> ?::text[]", key.latin(), key.codes())
                .add(") n WHERE")
                .add(known("n", moment))
                .add("GROUP BY n.entity");
    }

    /// Whether somebody had used the name or identifier then; an id needs nobody.
    static Sql known(String alias, Moment moment) {
        return Sql.of(
                        "(%s.kind = 'id' OR EXISTS (SELECT 1 FROM participant p WHERE p.entity = %s.entity AND CASE %s.kind"
                                        .formatted(alias, alias, alias)
                                + " WHEN 'name' THEN p.names @> jsonb_build_array(jsonb_build_object('value', %s.value))"
                                        .formatted(alias)
                                + " ELSE p.identifiers @> jsonb_build_object(%s.kind, %s.value) END AND"
                                        .formatted(alias, alias))
                .add(Sql.known("p", moment))
                .add("))");
    }

    /// As a name, as it stands, and as a CIK.
    private static List<String> keys(String asked, NameKey key) {
        return List.of(
                key.key(),
                NameKey.plain(Tokens.of(asked)).key(),
                NamingRow.identifier("cik", asked).key());
    }
}
