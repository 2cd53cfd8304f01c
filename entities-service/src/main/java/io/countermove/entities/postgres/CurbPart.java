package io.countermove.entities.postgres;

import io.countermove.contracts.policy.Days;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A row of `curb_part`: an issuer, a target or a jurisdiction that some announcement which makes a curb of the policy
/// names, the days on which it is one, and a whole stretch of known time in which it is on these.
record CurbPart(
        String policy,
        String knownBy,
        String role,
        String value,
        Instant knownFrom,
        @Nullable Instant knownTo,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {
    static final String TARGET = "target";
    static final String JURISDICTION = "jurisdiction";

    record Standing(String role, String value, Days days) {}

    static CurbPart read(ResultSet row) throws SQLException {
        return new CurbPart(
                row.getString("policy"),
                row.getString("known_by"),
                row.getString("role"),
                row.getString("value"),
                Sql.instant(row, "known_from"),
                Sql.instantOrNull(row, "known_to"),
                Sql.day(row, "valid_from"),
                Sql.day(row, "valid_to"));
    }

    Standing standing() {
        return new Standing(role, value, new Days(validFrom, validTo));
    }

    boolean reaches(Instant instant) {
        return knownTo == null || !knownTo.isBefore(instant);
    }

    boolean isKnownAfter(Instant instant) {
        return knownTo == null || knownTo.isAfter(instant);
    }

    CurbPart until(@Nullable Instant end) {
        return new CurbPart(policy, knownBy, role, value, knownFrom, end, validFrom, validTo);
    }
}
