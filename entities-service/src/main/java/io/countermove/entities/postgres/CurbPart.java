package io.countermove.entities.postgres;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.CurbHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A row of `curb_part`: an issuer, a target or a jurisdiction that some announcement which makes a curb of the policy
/// names, and a whole stretch of known time in which one does.
record CurbPart(
        String policy,
        String knownBy,
        String role,
        String value,
        Instant knownFrom,
        @Nullable Instant knownTo) {
    static final String JURISDICTION = "jurisdiction";
    private static final List<String> ROLES = List.of("issuer", "target");

    private record Part(String role, String value) {}

    static CurbPart read(ResultSet row) throws SQLException {
        return new CurbPart(
                row.getString("policy"),
                row.getString("known_by"),
                row.getString("role"),
                row.getString("value"),
                Sql.instant(row, "known_from"),
                Sql.instantOrNull(row, "known_to"));
    }

    /// Those that still stand after `since`.
    static Set<CurbPart> of(String policy, KnownBy clock, List<CurbHistory.Known> revisions, Instant since) {
        var id = EntityId.parse(policy);
        var found = new HashSet<CurbPart>();
        var last = new HashMap<Part, CurbPart>();
        revisions.stream()
                .filter(each -> each.to() == null || each.from().isBefore(each.to()))
                .filter(each -> CurbHistory.makesCurb(id, each.announcement()))
                .sorted(Comparator.comparing(CurbHistory.Known::from))
                .forEach(revision -> parts(revision.announcement()).forEach(part -> {
                    var before = last.get(part);
                    if (before != null && before.reaches(revision.from())) {
                        last.put(part, before.until(latest(before.knownTo(), revision.to())));
                    } else {
                        var begun = new CurbPart(
                                policy, clock.word(), part.role(), part.value(), revision.from(), revision.to());
                        add(found, last.put(part, begun), since);
                    }
                }));
        last.values().forEach(part -> add(found, part, since));
        return found;
    }

    private static void add(Set<CurbPart> parts, @Nullable CurbPart part, Instant since) {
        if (part != null && (part.knownTo == null || part.knownTo.isAfter(since))) {
            parts.add(part);
        }
    }

    private static List<Part> parts(Announcement announcement) {
        var parts = new ArrayList<Part>();
        for (var role : ROLES) {
            announcement.inRole(role).forEach(entity -> parts.add(new Part(role, entity.toString())));
        }
        announcement.jurisdictions().forEach(place -> parts.add(new Part(JURISDICTION, place)));
        return parts;
    }

    private boolean reaches(Instant instant) {
        return knownTo == null || !knownTo.isBefore(instant);
    }

    private CurbPart until(@Nullable Instant end) {
        return new CurbPart(policy, knownBy, role, value, knownFrom, end);
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null ? null : one.isAfter(other) ? one : other;
    }
}
