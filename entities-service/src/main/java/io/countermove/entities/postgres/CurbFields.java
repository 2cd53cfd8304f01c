package io.countermove.entities.postgres;

import io.countermove.entities.Moment;
import java.util.List;
import java.util.Map;

/// Of a curb `c` with its statuses `legal`, `announced` and `enforcement`. What makes a curb (`m.curbs`) also moves it;
/// that is asked too, since it has an index.
record CurbFields(Moment moment) implements Fields {
    /// How a curb is enforced of which nobody says it.
    static final String UNKNOWN = "unknown";

    static final Map<String, Sql> FACETS = Map.of(
            "status", Sql.of("SELECT q.legal AS value"),
            "announcedStatus", Sql.of("SELECT q.announced AS value"),
            "enforcement", Sql.of("SELECT coalesce(q.enforcement, '" + UNKNOWN + "') AS value"),
            "issuer", Sql.of("SELECT unnest(q.issuers) AS value"),
            "target", Sql.of("SELECT unnest(q.targets) AS value"),
            "jurisdiction", Sql.of("SELECT unnest(q.jurisdictions) AS value"));

    @Override
    public Sql among(String field, List<String> values) {
        return switch (field) {
            case "status" -> Sql.of("legal.status = ANY (?)", values);
            case "announcedStatus" -> Sql.of("announced.status = ANY (?)", values);
            case "enforcement" -> Sql.of("coalesce(enforcement.status, '" + UNKNOWN + "') = ANY (?)", values);
            case "issuer", "target" ->
                having(field)
                        .add("AND p.value = ANY (")
                        .add(Identity.all(values, moment))
                        .add("))");
            case "jurisdiction" -> having(field).add("AND p.value = ANY (?))", values);
            case "eccn", "legalCitation" ->
                made().add("AND")
                        .add(new AnnouncementFields(moment).among(field, values))
                        .add(")");
            default -> throw new IllegalArgumentException(field);
        };
    }

    @Override
    public Sql present(String field) {
        return switch (field) {
            case "status" -> Sql.of("legal.status IS NOT NULL");
            case "announcedStatus" -> Sql.of("announced.status IS NOT NULL");
            case "enforcement" -> Sql.of("enforcement.status IS NOT NULL");
            case "until" -> Sql.of("legal.to_text IS NOT NULL");
            case "issuer", "target" -> having(field).add(")");
            case "eccn", "legalCitation" ->
                made().add("AND")
                        .add(new AnnouncementFields(moment).present(field))
                        .add(")");
            default -> throw new IllegalArgumentException(field);
        };
    }

    /// That an announcement that made it a curb; open for what that one says.
    private Sql made() {
        return Sql.of("EXISTS (SELECT 1 FROM mention m JOIN revision r USING (announcement, ordinal)"
                        + " WHERE m.entity = c.policy AND m.moves AND m.curbs AND")
                .add(Sql.known("m", moment));
    }

    /// That somebody, or some place, has part in it on the day; open for who.
    private Sql having(String role) {
        return Sql.of("EXISTS (").add(inRole(role));
    }

    Sql inRole(String role) {
        return Sql.of("""
                        SELECT p.value FROM curb_part p WHERE p.policy = c.policy AND p.known_by = c.known_by AND p.role = ?
                        AND (p.valid_from IS NULL OR p.valid_from <= ?) AND (p.valid_to IS NULL OR p.valid_to > ?) AND
                        """, role, moment.validAt(), moment.validAt()).add(PostgresCurbs.asOf("p", moment));
    }
}
