package io.countermove.entities.rest;

import io.countermove.entities.Selection;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The filters of the lists of curbs, as sent.
public record CurbSelection(
        @QueryParam("issuer") List<String> issuer,
        @QueryParam("target") List<String> target,
        @QueryParam("status") List<String> status,
        @QueryParam("announcedStatus") List<String> announcedStatus,
        @QueryParam("enforcement") List<String> enforcement,
        @QueryParam("jurisdiction") List<String> jurisdiction,
        @QueryParam("eccn") List<String> eccn,
        @QueryParam("legalCitation") List<String> legalCitation,
        @QueryParam("not.issuer") List<String> notIssuer,
        @QueryParam("not.target") List<String> notTarget,
        @QueryParam("not.status") List<String> notStatus,
        @QueryParam("not.announcedStatus") List<String> notAnnouncedStatus,
        @QueryParam("not.enforcement") List<String> notEnforcement,
        @QueryParam("not.jurisdiction") List<String> notJurisdiction,
        @QueryParam("not.eccn") List<String> notEccn,
        @QueryParam("not.legalCitation") List<String> notLegalCitation,
        @QueryParam("has.issuer") @Nullable String hasIssuer,
        @QueryParam("has.target") @Nullable String hasTarget,
        @QueryParam("has.status") @Nullable String hasStatus,
        @QueryParam("has.announcedStatus") @Nullable String hasAnnouncedStatus,
        @QueryParam("has.enforcement") @Nullable String hasEnforcement,
        @QueryParam("has.until") @Nullable String hasUntil,
        @QueryParam("has.eccn") @Nullable String hasEccn,
        @QueryParam("has.legalCitation") @Nullable String hasLegalCitation) {
    Selection toSelection() {
        return Selections.of(this);
    }
}
