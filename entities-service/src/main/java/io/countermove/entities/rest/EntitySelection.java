package io.countermove.entities.rest;

import io.countermove.entities.Selection;
import jakarta.ws.rs.QueryParam;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an entity must not be, and must or must not have, as sent.
public record EntitySelection(
        @QueryParam("not.type") List<String> notType,
        @QueryParam("not.jurisdiction") List<String> notJurisdiction,
        @QueryParam("has.jurisdiction") @Nullable String hasJurisdiction,
        @QueryParam("has.facts") @Nullable String hasFacts,
        @QueryParam("has.identifiers") @Nullable String hasIdentifiers) {
    Selection toSelection() {
        var without = new HashMap<String, List<String>>();
        without.put("type", notType);
        without.put("jurisdiction", notJurisdiction);
        var present = new HashMap<String, @Nullable String>();
        present.put("jurisdiction", hasJurisdiction);
        present.put("facts", hasFacts);
        present.put("identifiers", hasIdentifiers);
        return new Selection(without, Parameters.presence(present));
    }
}
