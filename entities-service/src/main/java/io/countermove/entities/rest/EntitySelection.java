package io.countermove.entities.rest;

import io.countermove.entities.Selection;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an entity must or must not be, and must or must not have, as sent.
public record EntitySelection(
        @QueryParam("type") List<String> type,
        @QueryParam("jurisdiction") List<String> jurisdiction,
        @QueryParam("not.type") List<String> notType,
        @QueryParam("not.jurisdiction") List<String> notJurisdiction,
        @QueryParam("has.jurisdiction") @Nullable String hasJurisdiction,
        @QueryParam("has.facts") @Nullable String hasFacts,
        @QueryParam("has.identifiers") @Nullable String hasIdentifiers) {
    Selection toSelection() {
        return Selections.of(this);
    }
}
