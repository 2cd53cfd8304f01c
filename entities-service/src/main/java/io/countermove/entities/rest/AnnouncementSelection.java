package io.countermove.entities.rest;

import io.countermove.entities.Selection;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an announcement must or must not be, and must or must not have, as sent.
public record AnnouncementSelection(
        @QueryParam("kind") List<String> kind,
        @QueryParam("jurisdiction") List<String> jurisdiction,
        @QueryParam("publisher") List<String> publisher,
        @QueryParam("confidence") List<String> confidence,
        @QueryParam("eccn") List<String> eccn,
        @QueryParam("legalCitation") List<String> legalCitation,
        @QueryParam("not.kind") List<String> notKind,
        @QueryParam("not.entity") List<String> notEntity,
        @QueryParam("not.role") List<String> notRole,
        @QueryParam("not.jurisdiction") List<String> notJurisdiction,
        @QueryParam("not.publisher") List<String> notPublisher,
        @QueryParam("not.confidence") List<String> notConfidence,
        @QueryParam("not.eccn") List<String> notEccn,
        @QueryParam("not.legalCitation") List<String> notLegalCitation,
        @QueryParam("has.jurisdiction") @Nullable String hasJurisdiction,
        @QueryParam("has.facts") @Nullable String hasFacts,
        @QueryParam("has.respondsTo") @Nullable String hasRespondsTo,
        @QueryParam("has.validFrom") @Nullable String hasValidFrom,
        @QueryParam("has.validTo") @Nullable String hasValidTo,
        @QueryParam("has.stance") @Nullable String hasStance,
        @QueryParam("has.direction") @Nullable String hasDirection,
        @QueryParam("has.eccn") @Nullable String hasEccn,
        @QueryParam("has.legalCitation") @Nullable String hasLegalCitation,
        @QueryParam("has.quote") @Nullable String hasQuote,
        @QueryParam("has.url") @Nullable String hasUrl) {
    Selection toSelection() {
        return Selections.of(this);
    }
}
