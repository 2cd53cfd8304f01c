package io.countermove.contracts.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementWriter;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The data of an event.
public sealed interface Content {

    record Published(Announcement announcement) implements Content {}

    /// The whole new content.
    ///
    /// @param publishedOn when the correction itself was published; null where that is not stated
    record Corrected(
            Announcement announcement,
            String reason,
            @Nullable EdtfDate publishedOn) implements Content {}

    record Retracted(String reason, @Nullable EdtfDate publishedOn) implements Content {}

    default EventType type() {
        return switch (this) {
            case Published _ -> EventType.PUBLISHED;
            case Corrected _ -> EventType.CORRECTED;
            case Retracted _ -> EventType.RETRACTED;
        };
    }

    /// The announcement as it is after this event; empty after a retraction.
    default Optional<Announcement> findAnnouncement() {
        return switch (this) {
            case Published(var announcement) -> Optional.of(announcement);
            case Corrected corrected -> Optional.of(corrected.announcement());
            case Retracted _ -> Optional.empty();
        };
    }

    /// Its JSON form.
    default ObjectNode toJson() {
        return switch (this) {
            case Published(var announcement) -> AnnouncementWriter.write(announcement);
            case Corrected(var announcement, var reason, var publishedOn) ->
                withReason(AnnouncementWriter.write(announcement), reason, publishedOn);
            case Retracted(var reason, var publishedOn) ->
                withReason(JsonNodeFactory.instance.objectNode(), reason, publishedOn);
        };
    }

    /// Its bytes on the log: canonical JSON.
    default byte[] toBytes() {
        return this instanceof Published(var announcement)
                ? Json.ordered(AnnouncementWriter.write(announcement))
                : Json.canonical(toJson());
    }

    private static ObjectNode withReason(ObjectNode node, String reason, @Nullable EdtfDate publishedOn) {
        node.put("reason", reason);
        if (publishedOn != null) {
            node.put("publishedOn", publishedOn.text());
        }
        return node;
    }
}
