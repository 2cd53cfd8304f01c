package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.Participant;
import io.countermove.contracts.revision.Revision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of `participant`; the name is one of the names.
record ParticipantRow(
        String announcement,
        int ordinal,
        int position,
        String entity,
        String role,
        @Nullable String name,
        JsonNode names,
        Map<String, String> identifiers,
        LocalDate announcedEarliest,
        Instant knownFrom,
        @Nullable Instant knownTo,
        Instant publicFrom,
        @Nullable Instant publicTo) {

    static ParticipantRow of(
            String subject, int ordinal, int position, Revision revision, Announcement said, Participant who) {
        return new ParticipantRow(
                subject,
                ordinal,
                position,
                who.entity().toString(),
                who.role(),
                who.name(),
                json(names(who)),
                who.identifiers(),
                said.announcedOn().earliest(),
                revision.knownFrom(),
                revision.knownTo(),
                revision.publicFrom(),
                revision.publicTo());
    }

    /// Its names in this announcement, the plain one first.
    static List<Participant.Name> names(Participant who) {
        var names = new ArrayList<>(who.names());
        var name = who.name();
        if (name != null) {
            names.addFirst(new Participant.Name(name, null));
        }
        return names.stream().distinct().toList();
    }

    private static ArrayNode json(List<Participant.Name> names) {
        var array = JsonNodeFactory.instance.arrayNode();
        names.forEach(name -> array.addObject().put("value", name.value()).put("language", name.language()));
        return array;
    }
}
