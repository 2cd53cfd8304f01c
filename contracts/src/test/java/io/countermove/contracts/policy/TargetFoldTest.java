package io.countermove.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.Cast;
import io.countermove.contracts.announcement.AnnouncementId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetFoldTest {

    @Test
    void namesForAllDaysWhatMakesThePolicy() {
        assertThat(fold(policy("policy.effective", "2025-01-15", "2026"))).containsExactly(Days.ALL);
        assertThat(fold(policy("licence.changed", "2025-01-15", ""))).containsExactly(Days.ALL);
    }

    @Test
    void namesFromItsDayOnWhatAnAmendmentOrAListAdds() {
        assertThat(fold(policy("policy.amended", "2025-04", ""))).containsExactly(days("2025-04-01", null));
        assertThat(fold(adds("2025-03-28", "2025-Q4"))).containsExactly(days("2025-03-28", "2025-10-01"));
        assertThat(fold(adds("", "2025-10-01"))).containsExactly(days(null, "2025-10-01"));
        assertThat(fold(adds("", ""))).containsExactly(Days.ALL);
    }

    @Test
    void joinsDaysThatMeet() {
        assertThat(fold(adds("2025-03-01", "2025-06-01"), adds("2025-06-01", "2025-09-01")))
                .containsExactly(days("2025-03-01", "2025-09-01"));
        assertThat(fold(adds("2025-03-01", "2025-04-01"), adds("2025-06-01", "")))
                .containsExactly(days("2025-03-01", "2025-04-01"), days("2025-06-01", null));
    }

    @Test
    void removesUntilALaterStepAddsAgain() {
        assertThat(fold(adds("2025-03-28", ""), removes("2025-09-02", ""), adds("2026-01-05", "")))
                .containsExactly(days("2025-03-28", "2025-09-02"), days("2026-01-05", null));
        assertThat(fold(policy("policy.effective", "", ""), removes("2025-09-02", "")))
                .containsExactly(days(null, "2025-09-02"));
    }

    /// A step for some days passes, and what it was said of before holds again.
    @Test
    void returnsToWhatWasWhenAStepEnds() {
        assertThat(fold(adds("2025-03-28", ""), removes("2025-09-02", "2025-11-01")))
                .containsExactly(days("2025-03-28", "2025-09-02"), days("2025-11-01", null));
        assertThat(fold(removes("2025-01-01", ""), adds("2025-03-01", "2025-05-01")))
                .containsExactly(days("2025-03-01", "2025-05-01"));
    }

    /// The cast's announcements are of 2025-02-03.
    @Test
    void removesFromTheDayOfItsAnnouncementWhereItSaysNoOther() {
        assertThat(fold(policy("policy.effective", "", ""), removes("", ""))).containsExactly(days(null, "2025-02-03"));
    }

    @Test
    void addsNothingByARemoval() {
        assertThat(fold(removes("2025-09-02", ""))).isEmpty();
        assertThat(fold(removes("2025-09-02", "2025-10-01"))).isEmpty();
    }

    @Test
    void easesAnAmendmentWithoutARemoval() {
        assertThat(fold(policy("policy.amended", "2025-04-01", "").put("direction", "eases")))
                .containsExactly(days("2025-04-01", null));
        assertThat(fold(policy("listing.changed", "2025-04-01", "").put("direction", "neutral")))
                .containsExactly(days("2025-04-01", null));
    }

    @Test
    void hearsNoRumourAgainstTheRecord() {
        var rumour = removes("2025-09-02", "").put("confidence", "rumoured");
        assertThat(fold(adds("2025-03-28", ""), rumour)).containsExactly(days("2025-03-28", null));
        var official = adds("2025-03-28", "");
        official.withObjectProperty("source").put("official", true);
        assertThat(fold(official, removes("2025-09-02", ""))).containsExactly(days("2025-03-28", null));
    }

    /// The surest of the same day, else the latest announced, else the lowest id.
    @Test
    void decidesOfOneDayAsOfAStatus() {
        var sure = removes("2025-03-28", "").put("confidence", "confirmed");
        assertThat(fold(adds("2025-03-28", ""), sure)).isEmpty();
        assertThat(fold(adds("2025-03-28", "").put("announcedOn", "2025-02-04"), removes("2025-03-28", "")))
                .containsExactly(days("2025-03-28", null));
        assertThat(fold(removes("2025-03-28", ""), adds("2025-03-28", ""))).isEmpty();
    }

    @Test
    void takesOnlyWhatIsKnown() {
        var fold = new TargetFold(announcements(adds("2025-03-28", ""), removes("2025-09-02", "")));
        var known = new BitSet();
        known.set(0);
        assertThat(fold.at(known)).containsExactly(days("2025-03-28", null));
        known.set(1);
        assertThat(fold.at(known)).containsExactly(days("2025-03-28", "2025-09-02"));
    }

    @Test
    void saysForWhichDaysAnAnnouncementNames() {
        assertThat(TargetFold.named(Cast.announcement(adds("2025-03-28", "2025-12-01"))))
                .contains(days("2025-03-28", "2025-12-01"));
        assertThat(TargetFold.named(Cast.announcement(adds("2025-06-15", "2025"))))
                .isEmpty();
        assertThat(TargetFold.named(Cast.announcement(removes("2025-09-02", ""))))
                .isEmpty();
        assertThat(fold(adds("2025-06-15", "2025"))).isEmpty();
    }

    @Property
    void heedsNoOrder(@ForAll Random random) {
        var named = announcements(
                adds("2025-03-28", "2025-12-01"),
                removes("2025-09-02", ""),
                policy("policy.effective", "", ""),
                adds("2025-09-02", "2025-09-15"));
        var shuffled = new ArrayList<>(named);
        Collections.shuffle(shuffled, random);
        assertThat(all(shuffled)).isEqualTo(all(named));
    }

    private static List<Days> fold(ObjectNode... announcements) {
        return all(announcements(announcements));
    }

    private static List<Days> all(List<PolicyAnnouncement> announcements) {
        var known = new BitSet();
        known.set(0, announcements.size());
        return new TargetFold(announcements).at(known);
    }

    private static List<PolicyAnnouncement> announcements(ObjectNode... announcements) {
        var list = new ArrayList<PolicyAnnouncement>();
        for (var json : announcements) {
            list.add(new PolicyAnnouncement(new AnnouncementId("a" + list.size()), Cast.announcement(json)));
        }
        return list;
    }

    private static ObjectNode adds(String from, String to) {
        return policy("listing.changed", from, to).put("direction", "tightens");
    }

    private static ObjectNode removes(String from, String to) {
        return policy("listing.changed", from, to).put("direction", "eases");
    }

    private static ObjectNode policy(String kind, String from, String to) {
        var node = Cast.policyJson(kind, "2025-02-03", from, to);
        node.withArray("participants").addObject().put("role", "target").put("entity", "org:inspur");
        if (kind.equals("licence.changed")) {
            node.withArray("participants").addObject().put("role", "issuer").put("entity", "org:us-bis");
        }
        return node;
    }

    private static Days days(@Nullable String from, @Nullable String to) {
        return new Days(day(from), day(to));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
