package io.countermove.acceptance;

/// Announcements that the tests publish. None of them touches what the article is asked about.
final class Announcements {
    private Announcements() {}

    static String chipAnnounced(String id, String announcedOn, String title) {
        return """
                {"id": "%s", "kind": "chip.stage-changed", "title": "%s", "announcedOn": "%s", "jurisdictions": ["JP"],
                 "participants": [{"role": "vendor", "entity": "org:acceptance-works", "name": "Acceptance Works"},
                                  {"role": "chip", "entity": "chip:%s", "name": "%s"}],
                 "facts": [{"entity": "chip:%s", "property": "stage", "value": "announced"}],
                 "source": {"publisher": "Acceptance tests"}, "confidence": "reported"}""".formatted(id, title, announcedOn, id, title, id);
    }

    /// The same content with the `reason` that a correction needs.
    static String because(String reason, String announcement) {
        return announcement.replaceFirst("\\{", "{\"reason\": \"" + reason + "\", ");
    }
}
