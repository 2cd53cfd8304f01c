package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Corrections, retractions, duplicates and conflicts: nothing is erased, nothing counts twice.
@Order(5)
@ExtendWith(StartedSystem.Provider.class)
class RevisionTest {
    private final Gateway publisher;
    private final Gateway anonymous;

    RevisionTest(StartedSystem system) {
        publisher = system.publisher();
        anonymous = system.anonymous();
    }

    @Test
    void correctsThenRetractsThenRevives() {
        var id = "chip-corrected";
        var first = publish(Announcements.chipAnnounced(id, "2026-02-01", "Before the correction"));
        anonymous.getAfter(first, "/announcements/" + id).expect(200);

        var corrected = accepted(publisher.put(
                id,
                Announcements.because(
                        "the date was wrong", Announcements.chipAnnounced(id, "2026-02-03", "After the correction"))));
        var shown = anonymous.getAfter(corrected, "/announcements/" + id).expect(200);
        assertThat(shown.body().get("title").asText()).isEqualTo("After the correction");
        assertThat(shown.body().get("announcedOn").asText()).isEqualTo("2026-02-03");
        assertThat(shown.body().get("revisions").asInt()).isEqualTo(2);

        var retracted = accepted(publisher.delete(id, "it never happened"));
        var gone = anonymous.getAfter(retracted, "/announcements/" + id).problem(410);
        assertThat(gone.toString()).contains("it never happened");
        assertThat(revisions(id)).hasSize(3);

        var revived = accepted(publisher.put(
                id, Announcements.because("it did happen", Announcements.chipAnnounced(id, "2026-02-04", "Revived"))));
        var again = anonymous.getAfter(revived, "/announcements/" + id).expect(200);
        assertThat(again.body().get("title").asText()).isEqualTo("Revived");
        assertThat(revisions(id)).hasSize(4);
    }

    @Test
    void answersADuplicateWith200() {
        var announcement = Announcements.chipAnnounced("chip-twice", "2026-02-01", "Published twice");
        var first = publisher.post(announcement).expect(202).body();
        var second = publisher.post(announcement).expect(200).body();

        assertThat(second.get("duplicate").asBoolean()).isTrue();
        assertThat(second.get("event")).isEqualTo(first.get("event"));
        assertThat(second.get("position")).isEqualTo(first.get("position"));
    }

    @Test
    void answersAConflictWith409() {
        publish(Announcements.chipAnnounced("chip-contested", "2026-02-01", "The first content"));

        publisher
                .post(Announcements.chipAnnounced("chip-contested", "2026-02-01", "Another content"))
                .problem(409);
    }

    @Test
    void refusesACorrectionOfAnOldRevision() {
        var id = "chip-if-match";
        var first = publish(Announcements.chipAnnounced(id, "2026-02-01", "One"));
        var old = anonymous.getAfter(first, "/announcements/" + id).expect(200).header("etag");
        var two = Announcements.because("two", Announcements.chipAnnounced(id, "2026-02-01", "Two"));
        var second = accepted(publisher.putIfMatch(id, two, old));
        anonymous.getAfter(second, "/announcements/" + id).expect(200);

        var three = Announcements.because("three", Announcements.chipAnnounced(id, "2026-02-01", "Three"));
        publisher.putIfMatch(id, three, old).problem(412);
    }

    @Test
    void answersNothingTwiceWhenTheReaderHasIt() {
        var path = "/curbs?validAt=2025-05-20&knownAt=2026-01-01";
        // the ETag names the position that was read, which what the tests before published may still move
        var again = Await.until(
                () -> anonymous.getIfNoneMatch(
                        path, anonymous.get(path).expect(200).header("etag")),
                answer -> answer.response().statusCode() == 304);

        assertThat(again.response().body()).isEmpty();
    }

    private JsonNode revisions(String id) {
        return anonymous.get("/announcements/" + id + "/revisions").items();
    }

    private String publish(String announcement) {
        return accepted(publisher.post(announcement));
    }

    private static String accepted(Answer answer) {
        return answer.expect(202).body().get("position").asText();
    }
}
