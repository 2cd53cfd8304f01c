package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/// T6: until when a curb is waited for, and what answers one whose day is not known.
class ResponseLagTest {

    private static final AnnouncementEvent CURB = moved("policy.effective", "2025-01-01");

    @Test
    void waitsOnWhileTheCurbIsSuspended() {
        var suspended = moved("policy.suspended", "2025-02-01");

        assertThat(wait(CURB, suspended)).containsEntry("days", 364.0).containsEntry("answered", false);
        assertThat(wait(CURB, suspended, answer("2025-03-02")))
                .containsEntry("days", 60.0)
                .containsEntry("answered", true);
    }

    @Test
    void waitsNoLongerThanTheCurbLasts() {
        assertThat(wait(CURB, moved("policy.lifted", "2025-02-01"), answer("2025-03-02")))
                .containsEntry("days", 31.0)
                .containsEntry("answered", false);
    }

    @Test
    void waitsOnWhereTheCurbCameBack() {
        var lifted = moved("policy.lifted", "2025-02-01");
        var reinstated = moved("policy.reinstated", "2025-02-20");

        assertThat(wait(CURB, lifted, reinstated, answer("2025-03-02"))).containsEntry("answered", true);
    }

    @Test
    void endsByARescissionOfWhatNeverHeld() {
        var announced = moved("policy.announced", "2025-01-01");
        var rescinded = moved("policy.lifted", "2025-01-11");

        assertThat(wait(announced, rescinded, answer("2025-03-02")))
                .containsEntry("days", 10.0)
                .containsEntry("answered", false);
    }

    /// The curb may be of any day in April, the answer is of the tenth: from none to nine days.
    @Test
    void takesAnAnswerInsideTheMonthOfTheCurb() {
        var answer = ask(moved("policy.effective", "2025-04"), answer("2025-04-10"));

        assertThat(first(answer)).containsEntry("answered", true).containsEntry("days", 4.5);
        assertThat(answer.blocks().get("envelope")).isEqualTo(Map.of("low", 0.0, "high", 9.0));
    }

    @Test
    void takesNoAnswerFromBeforeTheMonthOfTheCurb() {
        assertThat(wait(moved("policy.effective", "2025-04"), answer("2025-03-31")))
                .containsEntry("answered", false);
    }

    @Test
    void countsAnAnswerBeforeTheEffectOnceForACurb() {
        var curb = moved("policy.adopted", "2025-03-01", "2025-06-01");

        assertThat(early(curb, answer("2025-04-10"))).isEqualTo(1L);
        assertThat(early(curb, answer("2025-04-10", "policy:waited-for", "policy.adopted")))
                .isEqualTo(1L);
        assertThat(early(curb, answer("2025-06-02"))).isEqualTo(0L);
    }

    @Test
    void countsNoAnswerOfALaterDay() {
        var curb = moved("policy.adopted", "2025-03-01", "2026-06-01");

        assertThat(early(curb, answer("2025-12-31"))).isEqualTo(1L);
        assertThat(early(curb, answer("2025-12"))).isEqualTo(1L);
        assertThat(early(curb, answer("2026-01-01"))).isEqualTo(0L);
    }

    @Test
    void tellsTheAnswersToOneCurbApart() {
        var answer = ask(
                "policy:waited-for",
                moved("policy.adopted", "2025-03", "2025-06-01"),
                answer("2025-04-10"),
                statement("2025-03-20"));

        assertThat(answer.status()).isEqualTo(Answer.Status.INSUFFICIENT_DATA);
        assertThat(answer.blocks()).containsEntry("targets", List.of("jurisdiction:no"));
        assertThat(ofCurb(answer, "answers")).containsEntry("count", 1).containsEntry("beforeEffective", 1L);
        assertThat(ofCurb(answer, "answers").get("first"))
                .isEqualTo(Draft.map(
                        "curb",
                        "policy:waited-for",
                        "days",
                        25.0,
                        "lagDays",
                        Map.of("earliest", 10L, "latest", 40L),
                        "answered",
                        true,
                        "announcement",
                        "answer"));
        assertThat(ofCurb(answer, "statements").get("first"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("lagDays", Map.of("earliest", 0L, "latest", 19L))
                .containsEntry("announcement", "statement");
        assertThat(answer.blocks().get("curb")).asString().contains("origin=2025-03-01/2025-03-31");
    }

    @Test
    void saysHowLongOneCurbIsWaitedFor() {
        assertThat(ofCurb(ask("policy:waited-for", CURB), "answers").get("first"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("answered", false)
                .containsEntry("lagDays", Map.of("earliest", 364L, "latest", 364L));
    }

    @Test
    void knowsNoAnswersToACurbThatNobodyTold() {
        assertThat(ask("policy:untold", CURB).status()).isEqualTo(Answer.Status.UNDEFINED);
    }

    private static Answer ask(String curb, AnnouncementEvent... events) {
        return ask(new ResponseLagParameters(curb, Set.of(), Set.of(), false, 0.95), events);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> ofCurb(Answer answer, String which) {
        var curb = (Map<String, Object>) answer.blocks().getOrDefault("curb", Map.of());
        return (Map<String, Object>) curb.getOrDefault(which, Map.of());
    }

    private static AnnouncementEvent statement(String day) {
        return Examples.announcement(
                "statement",
                "statement.made",
                day,
                "NO",
                """
                [{"role": "actor", "entity": "org:answering"}]""",
                "[]",
                ", \"respondsTo\": [\"policy:waited-for\"]",
                "Press");
    }

    private static Object early(AnnouncementEvent... events) {
        return ask(events).blocks().getOrDefault("beforeEffective", "none");
    }

    private static Map<String, Object> wait(AnnouncementEvent... events) {
        return first(ask(events));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> first(Answer answer) {
        return ((List<Map<String, Object>>) answer.blocks().getOrDefault("curbs", List.of())).getFirst();
    }

    private static Answer ask(AnnouncementEvent... events) {
        return ask(new ResponseLagParameters(null, Set.of(), Set.of("jurisdiction:no"), false, 0.95), events);
    }

    private static Answer ask(Question question, AnnouncementEvent... events) {
        var asOf = new AsOf(LocalDate.of(2025, 12, 31), Instant.parse("2026-02-01T00:00:00Z"), KnownBy.SYSTEM);
        return Observed.trends(events).answer(question, asOf);
    }

    private static AnnouncementEvent moved(String kind, String day) {
        return moved(kind, day, day);
    }

    private static AnnouncementEvent moved(String kind, String day, String validFrom) {
        return Examples.announcement(
                kind, kind, day, "LI", """
                [{"role": "instrument", "entity": "policy:waited-for"}, {"role": "issuer", "entity": "org:example-office"},
                 {"role": "affected", "entity": "jurisdiction:no"}]""", "[]", ", \"validFrom\": \"%s\"".formatted(validFrom), "Press");
    }

    private static AnnouncementEvent answer(String day) {
        return answer(day, "policy:waited-for");
    }

    private static AnnouncementEvent answer(String day, String... curbs) {
        return Examples.announcement(
                "answer",
                "chip.stage-changed",
                day,
                "NO",
                """
                [{"role": "vendor", "entity": "org:answering"}, {"role": "chip", "entity": "chip:answer"}]""",
                "[]",
                ", \"respondsTo\": [\"%s\"]".formatted(String.join("\", \"", curbs)),
                "Press");
    }
}
