package io.countermove.entities.postgres;

import io.countermove.entities.Moment;
import io.countermove.entities.NameKey;
import io.countermove.entities.SearchTerms;
import io.countermove.entities.Tokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
            return Sql.of("SELECT NULL::text COLLATE \"C\" AS entity, 0::numeric AS score WHERE false");
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

    /// Each thing once, under its canonical id: rows of `id`, `ids` and `score`.
    ///
    /// @param matching what has to be so of an entity `e` that is one of its ids
    static Sql things(String asked, Sql matching, Moment moment) {
        return Sql.of("WITH hit AS MATERIALIZED (")
                .add(of(asked, moment))
                .add("), named AS MATERIALIZED (")
                .add(Identity.components(Sql.of("SELECT entity FROM hit"), moment))
                .add("""
                ), thing AS (SELECT start, min(id) AS id, array_agg(id ORDER BY id) AS ids FROM named GROUP BY start)
                SELECT t.id, t.ids, max(h.score) AS score FROM hit h JOIN thing t ON t.start = h.entity
                WHERE EXISTS (SELECT 1 FROM named n JOIN entity e ON e.id = n.id WHERE n.start = t.start AND
                """)
                .add(matching)
                .add(") GROUP BY t.id, t.ids");
    }

    /// Whether somebody had used the name or identifier then, or for an id, had mentioned the entity.
    static Sql known(String alias, Moment moment) {
        return Sql.of("(%s.kind = 'id' AND EXISTS (SELECT 1 FROM mention x WHERE x.entity = %s.entity AND"
                        .formatted(alias, alias))
                .add(Sql.known("x", moment))
                .add(") OR %s.kind <> 'id' AND EXISTS (SELECT 1".formatted(alias))
                .add(calling(alias, moment))
                .add("))");
    }

    /// The announcements that called entities so, the first of each: of an id that by which it became known.
    static Map<NamingRow.Said, String> evidence(Connection connection, Collection<NamingRow.Said> said, Moment moment)
            throws SQLException {
        var evidence = new HashMap<NamingRow.Said, String>();
        Sql.of("SELECT n.entity, n.kind, n.value, CASE n.kind WHEN 'id' THEN (")
                .add(new EntityFields(moment).evidence())
                .add(") ELSE (SELECT p.announcement")
                .add(calling("n", moment))
                .add(
                        "ORDER BY p.announced_earliest, p.announcement, p.position LIMIT 1) END AS announcement"
                                + " FROM unnest(?::text[], ?::text[], ?::text[]) AS n (entity, kind, value), LATERAL (SELECT n.entity AS id) e",
                        said.stream().map(NamingRow.Said::entity).toList(),
                        said.stream().map(NamingRow.Said::kind).toList(),
                        said.stream().map(NamingRow.Said::value).toList())
                .list(
                        connection,
                        row -> evidence.put(
                                new NamingRow.Said(
                                        row.getString("entity"), row.getString("kind"), row.getString("value")),
                                row.getString("announcement")));
        return evidence;
    }

    /// From the participants that bear the name or identifier.
    private static Sql calling(String alias, Moment moment) {
        return Sql.of("FROM participant p WHERE p.entity = %s.entity AND CASE %s.kind".formatted(alias, alias)
                        + " WHEN 'name' THEN p.names @> jsonb_build_array(jsonb_build_object('value', %s.value))"
                                .formatted(alias)
                        + " ELSE p.identifiers @> jsonb_build_object(%s.kind, %s.value) END AND"
                                .formatted(alias, alias))
                .add(Sql.known("p", moment));
    }

    /// As a name, as it stands, and as a CIK.
    private static List<String> keys(String asked, NameKey key) {
        return List.of(
                key.key(),
                NameKey.plain(Tokens.of(asked)).key(),
                NamingRow.identifier("cik", asked).key());
    }
}
