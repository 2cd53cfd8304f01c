package io.countermove.events;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.Participant;
import io.countermove.contracts.announcement.Source;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.event.Content;
import java.util.List;
import java.util.Map;

/// Baidu drops the fees of its chatbot, as the domain's tests tell it.
final class Samples {
    static final String BAIDU_FEED = "urn:countermove:local";
    static final AnnouncementId FEES_DROPPED = new AnnouncementId("ernie-fees-dropped");

    private Samples() {}

    static Draft.Origin origin() {
        return new Draft.Origin(BAIDU_FEED, "publisher/local", null);
    }

    static Draft published(String title) {
        return published(FEES_DROPPED, title);
    }

    static Draft published(AnnouncementId subject, String title) {
        return Draft.derived(subject, new Content.Published(announcement(title)), origin(), Basis.NONE);
    }

    static Content content(String title) {
        return new Content.Published(announcement(title));
    }

    static Draft corrected(String title, Basis basis) {
        var content = new Content.Corrected(announcement(title), "the title was wrong", null);
        return Draft.derived(FEES_DROPPED, content, origin(), basis);
    }

    static Draft retracted() {
        return Draft.derived(FEES_DROPPED, new Content.Retracted("a hoax", null), origin(), Basis.NONE);
    }

    static Draft from(Draft draft, Draft.Origin origin) {
        return new Draft(
                draft.subject(),
                draft.eventId(),
                draft.derivedId(),
                draft.type(),
                draft.encoded(),
                origin,
                null,
                null,
                draft.extensions(),
                draft.basis());
    }

    static Draft named(Draft draft, String eventId) {
        return draft.withEventId(eventId);
    }

    private static Announcement announcement(String title) {
        var vendor = new Participant("vendor", EntityId.parse("org:baidu"), "Baidu", List.of(), Map.of());
        var service = new Participant("service", EntityId.parse("service:ernie-bot"), null, List.of(), Map.of());
        return new Announcement(
                "price.changed",
                title,
                EdtfDate.parse("2025-02-13"),
                null,
                null,
                List.of(),
                List.of(vendor, service),
                List.of(),
                List.of(),
                new Source(null, "Baidu", null, null, false),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
