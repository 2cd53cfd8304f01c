package io.countermove.contracts.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.json.Json;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Ids that are derived (UUIDv5), so that the same content gives the same id wherever and whenever it is sent.
public final class Ids {

    private static final UUID NAMESPACE = UUID.fromString("8f2b6a52-6d0b-5c0e-9a4e-5d8f0c1b7e31");

    private Ids() {}

    /// The id of an announcement that was sent without one: of publisher, kind, date, title and participants.
    public static AnnouncementId announcement(Announcement announcement) {
        var parts = JsonNodeFactory.instance
                .arrayNode()
                .add(announcement.source().publisher())
                .add(announcement.kind())
                .add(announcement.announcedOn().text())
                .add(announcement.title());
        announcement.participants().stream()
                .map(p -> p.role() + " " + p.entity())
                .sorted()
                .forEach(parts::add);
        return new AnnouncementId(derive(parts));
    }

    /// The id of an event that was sent as plain JSON: of announcement, type, digest and the ETag that it builds on.
    public static String event(AnnouncementId subject, EventType type, String digest, @Nullable String baseETag) {
        return derive(JsonNodeFactory.instance
                .arrayNode()
                .add(subject.value())
                .add(type.wire())
                .add(digest)
                .add(baseETag));
    }

    /// The id of an event that was sent in a request with a key: of who sent it, the key, and its place in the request.
    public static String event(String principal, String key, int place) {
        return derive(JsonNodeFactory.instance
                .arrayNode()
                .add("idempotency-key")
                .add(principal)
                .add(key)
                .add(Integer.toString(place)));
    }

    private static String derive(ArrayNode parts) {
        return generator().generate(Json.canonical(parts)).toString();
    }

    // A generator holds a digest that is not safe to share between threads.
    private static NameBasedGenerator generator() {
        return Generators.nameBasedGenerator(NAMESPACE);
    }
}
