package io.countermove.entities.postgres;

import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.Announcements;
import io.countermove.entities.Moment;
import io.countermove.entities.SearchTerms;
import java.util.List;

/// The SQL of what is asked of announcements.
final class AnnouncementQuery {
    /// What happens to a policy once: what is suspended, reinstated or amended may be so again.
    private static final List<String> ONCE = List.of("policy.adopted", "policy.effective", "policy.lifted");

    private AnnouncementQuery() {}

    static Sql of(Announcements.Filter filter, Moment moment) {
        var fields = new AnnouncementFields(moment);
        var sql = revisions(moment).add("AND r.content IS NOT NULL");
        if (filter.q() != null) {
            var words = SearchTerms.query(filter.q());
            // Nothing matches an empty query.
            sql.add("AND r.words @@ ?::tsquery", words);
        }
        if (filter.roles().isEmpty() || filter.entities().isEmpty()) {
            fields.add(sql, "role", filter.roles());
            fields.add(sql, "entity", filter.entities());
        } else {
            sql.add("""
                    AND EXISTS (SELECT 1 FROM participant p WHERE p.announcement = r.announcement
                        AND p.ordinal = r.ordinal AND p.role = ANY (?) AND p.entity = ANY (
                    """, filter.roles())
                    .add(Identity.all(filter.entities(), moment))
                    .add("))");
        }
        if (filter.announcedFrom() != null) {
            sql.add("AND r.announced_earliest >= ?", filter.announcedFrom());
        }
        if (filter.announcedTo() != null) {
            sql.add("AND r.announced_earliest < ?", filter.announcedTo());
        }
        if (filter.validOn() != null) {
            sql.add(
                    "AND r.valid_earliest <= ? AND (r.valid_to IS NULL OR r.valid_to > ?)",
                    filter.validOn(),
                    filter.validOn());
        }
        if (filter.recordedSince() != null) {
            sql.add("AND r.known_from >= ?", filter.recordedSince());
        }
        fields.select(sql, filter.selection());
        if (filter.contested() != null) {
            sql.add("AND " + (filter.contested() ? "" : "NOT ") + "EXISTS (")
                    .add(rivals(moment))
                    .add(")");
        }
        return sql;
    }

    static Sql one(String id, Moment moment) {
        return Sql.of(
                        "SELECT q.*, ARRAY(SELECT a.announcement FROM answer w JOIN revision a USING (announcement, ordinal)"
                                + " WHERE w.answers = q.announcement AND")
                .add(Sql.known("a", moment))
                .add("ORDER BY a.announcement) AS answered_by FROM (")
                .add(revisions(moment))
                .add("AND r.announcement = ?) q", id);
    }

    private static Sql revisions(Moment moment) {
        var clock = moment.knownBy() == KnownBy.SYSTEM ? "known_from" : "public_from";
        return Sql.of(
                        "SELECT r.*, (SELECT count(*) FROM revision x WHERE x.announcement = r.announcement AND x."
                                + clock + " <= ?) AS revisions FROM revision r WHERE",
                        moment.knownAt())
                .add(Sql.known("r", moment));
    }

    /// Facts of other announcements that say something else in the slot of a fact of this one; and announcements that
    /// date the same step of a policy otherwise.
    private static Sql rivals(Moment moment) {
        return Sql.of("""
                SELECT 1 FROM fact f JOIN fact g ON g.entity = f.entity AND md5(g.slot) = md5(f.slot)
                    AND g.announcement <> f.announcement
                    AND CASE WHEN f.number IS NULL OR g.number IS NULL THEN g.value <> f.value
                        ELSE (g.number, g.value -> 'unit', g.value -> 'currency', g.value -> 'basis')
                            IS DISTINCT FROM (f.number, f.value -> 'unit', f.value -> 'currency', f.value -> 'basis') END
                WHERE f.announcement = r.announcement AND f.ordinal = r.ordinal AND
                """)
                .add(Sql.known("g", moment))
                .add("AND")
                .add(Sql.valid("f", moment))
                .add("AND")
                .add(Sql.valid("g", moment))
                .add("""
                UNION ALL SELECT 1 FROM mention m
                    JOIN mention o ON o.entity = m.entity AND o.announcement <> m.announcement AND o.moves AND o.curbs
                    JOIN revision s ON s.announcement = o.announcement AND s.ordinal = o.ordinal AND s.kind = r.kind
                WHERE m.announcement = r.announcement AND m.ordinal = r.ordinal AND m.moves AND m.curbs
                    AND r.kind = ANY (?)
                    AND NOT starts_with(r.content ->> 'validFrom', s.content ->> 'validFrom')
                    AND NOT starts_with(s.content ->> 'validFrom', r.content ->> 'validFrom')
                    AND to_char(s.valid_earliest, 'YYYY-"Q"Q') IS DISTINCT FROM r.content ->> 'validFrom'
                    AND to_char(r.valid_earliest, 'YYYY-"Q"Q') IS DISTINCT FROM s.content ->> 'validFrom' AND
                """, ONCE)
                .add(Sql.known("o", moment));
    }
}
