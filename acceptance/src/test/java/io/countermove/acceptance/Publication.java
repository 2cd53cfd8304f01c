package io.countermove.acceptance;

/// An event that a publisher wants on the log: its id never changes, however often it is sent.
///
/// @param title unique, so that it tells which content is shown; empty for a retraction
record Publication(String subject, String eventId, String type, String title, String data) {
    private static final String TYPES = "io.countermove.announcement.";
    private static final String SOURCE = "/publishers/local/kill-test";

    static Publication published(String subject) {
        return of(subject, 1, "published", content(subject, subject + " 1", ""));
    }

    Publication corrected() {
        var next = number() + 1;
        return of(subject, next, "corrected", content(subject, subject + " " + next, "\"reason\": \"once more\", "));
    }

    Publication retracted() {
        return of(subject, number() + 1, "retracted", "{\"reason\": \"it never happened\"}");
    }

    boolean isRetraction() {
        return title.isEmpty();
    }

    String cloudEvent() {
        return """
                {"specversion": "1.0", "id": "%s", "source": "%s", "type": "%s", "subject": "%s", "data": %s}""".formatted(eventId, SOURCE, type, subject, data);
    }

    private int number() {
        return Integer.parseInt(eventId.substring(eventId.lastIndexOf('-') + 1));
    }

    private static Publication of(String subject, int number, String type, String data) {
        return new Publication(
                subject,
                subject + "-event-" + number,
                TYPES + type + ".v1",
                type.equals("retracted") ? "" : subject + " " + number,
                data);
    }

    private static String content(String subject, String title, String more) {
        return """
                {%s"kind": "model.released", "title": "%s", "announcedOn": "2024-01-01",
                 "participants": [{"role": "developer", "entity": "org:developer-%d", "name": "A developer"},
                                  {"role": "model", "entity": "model:%s", "name": "%s"}],
                 "source": {"publisher": "Kill test"}}""".formatted(more, title, Math.floorMod(subject.hashCode(), 7), subject, title);
    }
}
