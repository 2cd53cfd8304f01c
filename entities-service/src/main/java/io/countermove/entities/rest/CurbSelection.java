package io.countermove.entities.rest;

import io.countermove.entities.Selection;
import jakarta.ws.rs.QueryParam;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a curb must not be, and must or must not have, as sent.
public record CurbSelection(
        @QueryParam("not.issuer") List<String> notIssuer,
        @QueryParam("not.target") List<String> notTarget,
        @QueryParam("not.status") List<String> notStatus,
        @QueryParam("not.announcedStatus") List<String> notAnnouncedStatus,
        @QueryParam("not.enforcement") List<String> notEnforcement,
        @QueryParam("not.jurisdiction") List<String> notJurisdiction,
        @QueryParam("has.issuer") @Nullable String hasIssuer,
        @QueryParam("has.target") @Nullable String hasTarget,
        @QueryParam("has.status") @Nullable String hasStatus,
        @QueryParam("has.announcedStatus") @Nullable String hasAnnouncedStatus,
        @QueryParam("has.enforcement") @Nullable String hasEnforcement,
        @QueryParam("has.until") @Nullable String hasUntil) {
    Selection toSelection() {
        var without = new HashMap<String, List<String>>();
        without.put("issuer", Parameters.entities("not.issuer", notIssuer));
        without.put("target", Parameters.entities("not.target", notTarget));
        without.put("status", notStatus);
        without.put("announcedStatus", notAnnouncedStatus);
        without.put("enforcement", notEnforcement);
        without.put("jurisdiction", notJurisdiction);
        var present = new HashMap<String, @Nullable String>();
        present.put("issuer", hasIssuer);
        present.put("target", hasTarget);
        present.put("status", hasStatus);
        present.put("announcedStatus", hasAnnouncedStatus);
        present.put("enforcement", hasEnforcement);
        present.put("until", hasUntil);
        return new Selection(without, Parameters.presence(present));
    }
}
