package io.countermove.entities.rest;

import io.countermove.contracts.announcement.Confidence;
import io.countermove.entities.Selection;
import jakarta.ws.rs.QueryParam;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an announcement must not be, and must or must not have, as sent.
public record AnnouncementSelection(
        @QueryParam("not.kind") List<String> notKind,
        @QueryParam("not.entity") List<String> notEntity,
        @QueryParam("not.role") List<String> notRole,
        @QueryParam("not.jurisdiction") List<String> notJurisdiction,
        @QueryParam("not.publisher") List<String> notPublisher,
        @QueryParam("not.confidence") List<String> notConfidence,
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
        var without = new HashMap<String, List<String>>();
        without.put("kind", notKind);
        without.put("entity", Parameters.entities("not.entity", notEntity));
        without.put("role", notRole);
        without.put("jurisdiction", notJurisdiction);
        without.put("publisher", notPublisher);
        without.put(
                "confidence",
                Parameters.words("not.confidence", Confidence.class, notConfidence).stream()
                        .map(Confidence::word)
                        .toList());
        var present = new HashMap<String, @Nullable String>();
        present.put("jurisdiction", hasJurisdiction);
        present.put("facts", hasFacts);
        present.put("respondsTo", hasRespondsTo);
        present.put("validFrom", hasValidFrom);
        present.put("validTo", hasValidTo);
        present.put("stance", hasStance);
        present.put("direction", hasDirection);
        present.put("eccn", hasEccn);
        present.put("legalCitation", hasLegalCitation);
        present.put("quote", hasQuote);
        present.put("url", hasUrl);
        return new Selection(without, Parameters.presence(present));
    }
}
