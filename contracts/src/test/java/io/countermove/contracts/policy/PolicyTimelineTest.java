package io.countermove.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.Cast;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.EntityId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PolicyTimelineTest {

    private static final EntityId POLICY = EntityId.parse("policy:ai-diffusion-rule");

    @Test
    void isAdoptedUntilItTakesEffect() {
        var timeline = fold(Cast.policyJson("policy.adopted", "2025-01-15", "2025-05-15", ""));
        assertThat(legal(timeline, "2025-01-14")).isEqualTo("none");
        assertThat(legal(timeline, "2025-05-14")).isEqualTo("adopted");
        assertThat(legal(timeline, "2025-05-15")).isEqualTo("in-force");
    }

    /// The AI Diffusion Rule: announced as rescinded on 2025-05-13, in law still in effect, not enforced.
    @Test
    void staysInForceWhenOnlyItsRescissionIsAnnounced() {
        var rescission = Cast.policyJson("policy.announced", "2025-05-13", "", "");
        fact(rescission, "announced-status", "rescinded");
        fact(rescission, "enforcement", "not-enforced");
        var timeline = fold(Cast.policyJson("policy.adopted", "2025-01-15", "2025-01-13", ""), rescission);
        assertThat(legal(timeline, "2025-06-01")).isEqualTo("in-force");
        assertThat(status(timeline.announced(), "2025-06-01")).isEqualTo("rescinded");
        assertThat(status(timeline.enforcement(), "2025-06-01")).isEqualTo("not-enforced");
    }

    /// The suspension of 2025-11-10 was published on 2025-11-12 and ends on 2026-11-09 with no new document.
    @Test
    void isBackInForceWhenASuspensionEnds() {
        var timeline = fold(
                Cast.policyJson("policy.effective", "2025-09-29", "2025-09-29", ""),
                Cast.policyJson("policy.suspended", "2025-11-12", "2025-11-10", "2026-11-09"));
        assertThat(timeline.legal())
                .extracting(p -> p.status() + " " + p.from() + " " + p.to())
                .containsExactly(
                        "in-force 2025-09-29 2025-11-10",
                        "suspended 2025-11-10 2026-11-09",
                        "in-force 2026-11-09 null");
    }

    /// "Absent a future extension."
    @Test
    void staysSuspendedWhenTheSuspensionIsExtended() {
        var timeline = fold(
                Cast.policyJson("policy.effective", "2025-09-29", "2025-09-29", ""),
                Cast.policyJson("policy.suspended", "2025-11-12", "2025-11-10", "2026-11-09"),
                Cast.policyJson("policy.suspended", "2026-10-01", "2026-11-09", "2027-11-09"));
        assertThat(legal(timeline, "2026-11-09")).isEqualTo("suspended");
        assertThat(legal(timeline, "2027-11-09")).isEqualTo("in-force");
    }

    @Test
    void staysSuspendedWhenItsFirstDateComesInsideTheSuspension() {
        var timeline = fold(
                Cast.policyJson("policy.adopted", "2025-09-01", "2025-12-01", ""),
                Cast.policyJson("policy.suspended", "2025-11-12", "2025-11-10", "2026-11-09"));
        assertThat(legal(timeline, "2025-12-15")).isEqualTo("suspended");
        assertThat(legal(timeline, "2026-11-09")).isEqualTo("in-force");
    }

    @Test
    void isInForceAgainWhenReinstatedBeforeTheSuspensionEnds() {
        var timeline = fold(
                Cast.policyJson("policy.effective", "2025-09-29", "2025-09-29", ""),
                Cast.policyJson("policy.suspended", "2025-11-12", "2025-11-10", "2026-11-09"),
                Cast.policyJson("policy.reinstated", "2026-02-01", "2026-02-10", ""));
        assertThat(legal(timeline, "2026-02-09")).isEqualTo("suspended");
        assertThat(legal(timeline, "2026-02-10")).isEqualTo("in-force");
    }

    @Test
    void expiresAtItsStatedEnd() {
        var timeline = fold(Cast.policyJson("policy.effective", "2025-01-01", "2025-01-01", "2025-07-01"));
        assertThat(legal(timeline, "2025-06-30")).isEqualTo("in-force");
        assertThat(legal(timeline, "2025-07-01")).isEqualTo("expired");
    }

    @Test
    void believesTheOfficialRecordOverThePress() {
        var official = Cast.policyJson("policy.announced", "2025-05-13", "", "");
        fact(official, "legal-status", "in-force").put("validFrom", "2025-01-13");
        ((ObjectNode) official.path("source")).put("official", true);
        var timeline = fold(official, Cast.policyJson("policy.lifted", "2025-05-13", "2025-05-13", ""));
        assertThat(legal(timeline, "2025-06-01")).isEqualTo("in-force");
    }

    /// "The press writes 'lifted' where the law says otherwise."
    @Test
    void believesTheOfficialActOverThePress() {
        var official = Cast.policyJson("policy.effective", "2025-01-15", "2025-01-13", "");
        ((ObjectNode) official.path("source")).put("official", true);
        var press = Cast.policyJson("policy.lifted", "2025-05-13", "2025-05-13", "");
        var timeline = fold(official, press);
        assertThat(legal(timeline, "2025-06-01")).isEqualTo("in-force");
        assertThat(rivals("2025-06-01", official, press)).containsExactly("legal lifted 2025-05-13 false");
        assertThat(rivals("2025-05-01", official, press)).isEmpty();
    }

    /// The press writes that a suspended rule is gone; and what it said of a suspension it took back itself.
    @Test
    void isARivalOfASuspensionAndEndsOne() {
        var suspended = Cast.policyJson("policy.suspended", "2025-11-12", "2025-11-10", "2026-11-09");
        ((ObjectNode) suspended.path("source")).put("official", true);
        assertThat(rivals("2025-12-01", suspended, Cast.policyJson("policy.lifted", "2025-11-15", "2025-11-15", "")))
                .containsExactly("legal lifted 2025-11-15 false", "announced rescinded 2025-11-15 false");

        var effective = Cast.policyJson("policy.effective", "2025-01-13", "2025-01-13", "");
        ((ObjectNode) effective.path("source")).put("official", true);
        assertThat(rivals(
                        "2025-06-01",
                        effective,
                        Cast.policyJson("policy.suspended", "2025-03-01", "2025-03-01", ""),
                        Cast.policyJson("policy.reinstated", "2025-04-01", "2025-04-01", "")))
                .isEmpty();
        assertThat(rivals(
                        "2025-08-01",
                        Cast.policyJson("policy.effective", "2025-01-01", "2025-01-01", "2025-07-01"),
                        Cast.policyJson("policy.effective", "2025-06-01", "2025-07-01", "")))
                .isEmpty();
    }

    @Test
    void isNoRivalOfWhatCameAfterIt() {
        assertThat(rivals(
                        "2025-08-01",
                        Cast.policyJson("policy.adopted", "2025-01-15", "2025-07-01", ""),
                        Cast.policyJson("policy.suspended", "2025-06-01", "2025-06-01", "2025-09-01")))
                .isEmpty();
        assertThat(rivals(
                        "2025-12-01",
                        Cast.policyJson("policy.adopted", "2025-01-15", "2025-05-15", ""),
                        Cast.policyJson("policy.suspended", "2025-06-01", "2025-06-01", "2025-09-01"),
                        Cast.policyJson("policy.lifted", "2025-10-01", "2025-10-01", "")))
                .isEmpty();
    }

    @Test
    void isNoMoreExactThanItsEvidence() {
        var rumour = Cast.policyJson("policy.effective", "2025-03-01", "2025-04-01", "");
        rumour.put("confidence", "rumoured");
        var timeline = fold(rumour, Cast.policyJson("policy.effective", "2025-05", "2025-04", ""));
        assertThat(timeline.legal())
                .extracting(p -> p.from() + " " + p.announcement())
                .containsExactly("2025-04 a1");
    }

    /// An old suspension that was announced late is not ended by what was announced before it.
    @Test
    void staysSuspendedByTheSuspensionThatNothingHasEnded() {
        var timeline = fold(
                Cast.policyJson("policy.effective", "2025-01-01", "2025-01-01", ""),
                Cast.policyJson("policy.suspended", "2025-02-01", "2025-03-01", "2026"),
                Cast.policyJson("policy.reinstated", "2025-04-01", "2025-04-01", ""),
                Cast.policyJson("policy.suspended", "2025-06-01", "2025-02-01", "2026"));
        assertThat(legal(timeline, "2025-05-01")).isEqualTo("suspended");
    }

    @Test
    void isUncertainInsideItsMonth() {
        var period = fold(Cast.policyJson("policy.effective", "2025-05", "2025-04", ""))
                .legal()
                .getFirst();
        assertThat(period.covers(LocalDate.parse("2025-04-01"))).isTrue();
        assertThat(period.isCertain(LocalDate.parse("2025-04-29"))).isFalse();
        assertThat(period.isCertain(LocalDate.parse("2025-04-30"))).isTrue();
    }

    @Test
    void listsApartWhatHasNoDate() {
        var timeline = fold(Cast.policyJson("policy.effective", "2025-05", "", ""));
        assertThat(timeline.legal()).isEmpty();
        assertThat(timeline.undated()).hasSize(1);
    }

    @Property(tries = 100)
    void doesNotDependOnOrder(@ForAll long seed) {
        var announcements = announcements(
                Cast.policyJson("policy.proposed", "2024-12", "", ""),
                Cast.policyJson("policy.adopted", "2025-01-15", "2025-05-15", ""),
                Cast.policyJson("policy.effective", "2025-05-15", "2025-05-15", "2027"),
                Cast.policyJson("policy.suspended", "2025-11-12", "2025-11-10", "2026-11-09"),
                Cast.policyJson("policy.lifted", "2026-12-01", "2026-12", ""),
                Cast.policyJson("policy.reinstated", "2031-01-01", "2031", ""));
        var shuffled = new ArrayList<>(announcements);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(PolicyTimeline.fold(POLICY, shuffled)).isEqualTo(PolicyTimeline.fold(POLICY, announcements));
    }

    private static ObjectNode fact(ObjectNode json, String property, String value) {
        return json.withArray("facts")
                .addObject()
                .put("entity", POLICY.toString())
                .put("property", property)
                .put("value", value);
    }

    private static PolicyTimeline fold(ObjectNode... announcements) {
        return PolicyTimeline.fold(POLICY, announcements(announcements));
    }

    private static List<PolicyAnnouncement> announcements(ObjectNode... announcements) {
        var list = new ArrayList<PolicyAnnouncement>();
        for (var json : announcements) {
            list.add(new PolicyAnnouncement(new AnnouncementId("a" + list.size()), Cast.announcement(json)));
        }
        return list;
    }

    private static List<String> rivals(String day, ObjectNode... announcements) {
        return Rival.on(LocalDate.parse(day), POLICY, announcements(announcements)).stream()
                .map(rival -> rival.layer() + " " + rival.period().status() + " "
                        + rival.period().from() + " " + rival.official())
                .toList();
    }

    private static String legal(PolicyTimeline timeline, String day) {
        return status(timeline.legal(), day);
    }

    private static String status(List<Period> periods, String day) {
        return PolicyTimeline.find(periods, LocalDate.parse(day))
                .map(Period::status)
                .orElse("none");
    }
}
