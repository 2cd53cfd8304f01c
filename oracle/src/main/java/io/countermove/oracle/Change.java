package io.countermove.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the feed has to tell of an applied event.
///
/// @param before what the announcement said before it, as is known in the end; null where it said nothing
/// @param after what it says with it; null of a retraction
public record Change(String type, String announcement, String event, String source, JsonNode before, JsonNode after) {
    private static final Set<String> OF_THE_CHANGE_ITSELF = Set.of("reason", "publishedOn");

    /// @param revisions those of one subject, oldest first
    static List<Change> of(List<Revision> revisions) {
        var changes = new ArrayList<Change>();
        JsonNode before = NullNode.getInstance();
        for (var revision : revisions) {
            var event = revision.event();
            var after = said(event);
            changes.add(new Change(type(event), event.key(), event.id(), event.source(), before, after));
            before = after;
        }
        return changes;
    }

    private static JsonNode said(RawRecord event) {
        return event.isRetracted()
                ? NullNode.getInstance()
                : ((ObjectNode) event.value().deepCopy()).remove(OF_THE_CHANGE_ITSELF);
    }

    private static String type(RawRecord event) {
        if (event.isPublished()) {
            return "new";
        }
        return event.isRetracted() ? "retracted" : "corrected";
    }
}
