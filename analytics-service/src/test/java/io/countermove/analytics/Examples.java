package io.countermove.analytics;

import io.countermove.contracts.event.AnnouncementEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The hand-checkable examples of the metrics as announcements. Each has entities, jurisdictions and kinds of its
/// own, so that all can stand on one log.
public final class Examples {

    private static final String RECORDED = "2026-01-01T00:00:00Z";
    private static final LocalDate ZERO = LocalDate.of(2004, 1, 1);
    private static final String CLAIMED = "epoch-capabilities-index";

    private Examples() {}

    /// T1: A holds from day 0, B from day 10 to 30, C from day 20, day 0 being the first of 2004.
    public static List<AnnouncementEvent> threeCurbs() {
        return List.of(
                Mother.published("stock-a", "stock-a", RECORDED, stock("a", 0, "")),
                Mother.published("stock-b", "stock-b", RECORDED, stock("b", 10, endOn(30))),
                Mother.published("stock-c", "stock-c", RECORDED, stock("c", 20, "")));
    }

    /// T1: B ended on day 22.
    public static AnnouncementEvent correctedEnd() {
        return Mother.corrected("stock-b", "stock-b-2", "2026-01-04T00:00:00Z", stock("b", 10, endOn(22)));
    }

    /// T2: seven in the thirty days of June 2005.
    public static List<AnnouncementEvent> sevenInThirtyDays() {
        return counts("rate", "EE", List.of(LocalDate.of(2005, 6, 11)), 7);
    }

    /// T2: fourteen in the last four weeks of June 2005, 21 in the twelve before.
    public static List<AnnouncementEvent> moreOfLate() {
        return counts("momentum", "LV", List.of(LocalDate.of(2005, 6, 3), LocalDate.of(2005, 6, 2)), 14, 21);
    }

    /// T2: four on the third of four days, from the first of June 2005 on.
    public static List<AnnouncementEvent> fourOnTheThirdDay() {
        return counts("smooth", "LT", List.of(LocalDate.of(2005, 6, 3)), 4);
    }

    /// T10: ten days to 2008-05-10, more on the fifth to the seventh.
    public static List<AnnouncementEvent> burstOfThreeDays() {
        var first = LocalDate.of(2008, 5, 1);
        var days = IntStream.range(0, 10).mapToObj(first::plusDays).toList();
        return counts("burst", "GR", days, 1, 0, 1, 1, 6, 7, 5, 1, 0, 1);
    }

    /// T11: 24 months from 2006 on, more in the second year: the example, each of its halves twice.
    public static List<AnnouncementEvent> changeAfterAYear() {
        var months = IntStream.range(0, 24)
                .mapToObj(LocalDate.of(2006, 1, 15)::plusMonths)
                .toList();
        return counts("change", "RO", months, 2, 1, 3, 2, 2, 1, 2, 1, 3, 2, 2, 1, 6, 7, 5, 8, 6, 7, 6, 7, 5, 8, 6, 7);
    }

    /// T13: China reaches each score of the US within months, and announces more after the curb than before.
    public static List<AnnouncementEvent> claimsThatHold() {
        return claims("holds", 30, 30, 12, 3);
    }

    /// T13: it takes more than a year each time, and less comes after the curb than before.
    public static List<AnnouncementEvent> claimsThatFail() {
        return claims("fails", 400, 20, 3, 12);
    }

    /// The same, recorded then and taken back later: other tests of the same log ask of the same claims.
    public static List<AnnouncementEvent> knownOnlyBetween(
            List<AnnouncementEvent> events, String recorded, String takenBack) {
        return events.stream()
                .flatMap(event -> Stream.of(
                        Mother.recorded(event, recorded),
                        Mother.retracted(
                                event.subject().value(), event.subject().value() + "-back", takenBack)))
                .toList();
    }

    /// T0: ten announcements of one publisher, four of them with a second one.
    public static List<AnnouncementEvent> tenOfWhichFourHaveTwoPublishers() {
        return IntStream.range(0, 10)
                .mapToObj(i -> announcement(
                        "quality-" + i,
                        "chip.stage-changed",
                        "2010-01-1" + i,
                        "PL",
                        """
                        [{"role": "vendor", "entity": "org:quality"}, {"role": "chip", "entity": "chip:quality-%d"}]""".formatted(i),
                        "[]",
                        i < 4 ? ", \"alsoReportedBy\": [{\"publisher\": \"Another\"}]" : "",
                        "Quality Press"))
                .toList();
    }

    /// T3: 6.7 after 4.7, stated as 40 %.
    public static List<AnnouncementEvent> growthFromFourPointSevenToSixPointSeven() {
        return List.of(
                finance("growth-2024", "2024-05-20", money("4.7", "2024-Q1")),
                finance("growth-2025", "2025-05-20", money("6.7", "2025-Q1")),
                finance("growth-stated", "2025-05-21", """
                        {"entity": "segment:example-cloud", "property": "revenue-growth",
                         "value": {"value": "40", "unit": "%"}, "qualifiers": {"period": "2025-Q1"}}"""));
    }

    /// T4: a cost that falls from 100 to 6.25 in four years.
    public static List<AnnouncementEvent> costsOfFiveYears() {
        var costs = List.of("100", "50", "30", "12", "6.25");
        var days = List.of("2020-01-01", "2020-12-31", "2021-12-31", "2022-12-31", "2024-01-01");
        return IntStream.range(0, 5)
                .mapToObj(i -> announcement(
                        "cost-" + i,
                        "model.released",
                        days.get(i),
                        "FI",
                        """
                        [{"role": "developer", "entity": "org:cost"}, {"role": "model", "entity": "model:cost-%d"}]""".formatted(i),
                        """
                        [{"entity": "model:cost-%d", "property": "training-cost",
                          "value": {"amount": "%s", "currency": "USD", "basis": "final-run-compute"}}]""".formatted(i, costs.get(i)),
                        "",
                        "Press"))
                .toList();
    }

    /// T5: twelve releases in the 90 days after a curb, four in the 90 before.
    public static List<AnnouncementEvent> twelveAfterACurbAndFourBefore() {
        return aroundACurb("before-after", "before-after", LocalDate.of(2015, 6, 1), "SE", 12, 4);
    }

    /// T5: twelve after, three before.
    public static List<AnnouncementEvent> twelveAfterACurbAndThreeBefore() {
        return aroundACurb("three-before", "three-before", LocalDate.of(2015, 6, 1), "RS", 12, 3);
    }

    /// T6: eight curbs, answered after 12, 20, 35, 60 and 120 days, or waited for 35, 90 and 200.
    public static List<AnnouncementEvent> answersToEightCurbs() {
        var validAt = LocalDate.of(2012, 12, 31);
        var events = new ArrayList<AnnouncementEvent>();
        int[] answered = {12, 20, 35, 60, 120};
        for (int i = 0; i < answered.length; i++) {
            var day = LocalDate.of(2012, 1, 1).plusDays(i);
            events.add(curb("answered-" + i, day.toString(), day.toString(), "no"));
            events.add(answer("answer-" + i, "answered-" + i, day.plusDays(answered[i])));
        }
        for (int waited : new int[] {35, 90, 200}) {
            var day = validAt.minusDays(waited);
            events.add(curb("waiting-" + waited, day.toString(), day.toString(), "no"));
        }
        events.add(announcement(
                "only-words",
                "statement.made",
                "2012-12-30",
                "NO",
                """
                [{"role": "actor", "entity": "org:answering"}]""",
                "[]",
                ", \"respondsTo\": [\"policy:waiting-200\"]",
                "Press"));
        return events;
    }

    /// T7: the largest cluster grows from 4,000 to 30,000 chips in two years.
    public static List<AnnouncementEvent> clustersOfTwoYears() {
        int[] chips = {4000, 6000, 9000, 20000, 30000};
        var days = List.of("2018-01-01", "2018-07-02", "2018-12-31", "2019-07-02", "2020-01-01");
        return IntStream.range(0, 5)
                .mapToObj(i -> announcement(
                        "cluster-" + i,
                        "cluster.stage-changed",
                        days.get(i),
                        "DK",
                        """
                        [{"role": "owner", "entity": "org:clusters"}, {"role": "cluster", "entity": "cluster:scale-%d"}]""".formatted(i),
                        """
                        [{"entity": "cluster:scale-%1$d", "property": "chip-count", "value": {"value": "%2$d", "unit": "chip"}},
                         {"entity": "cluster:scale-%1$d", "property": "stage", "value": "powered-on"}]""".formatted(i, chips[i]),
                        "",
                        "Press"))
                .toList();
    }

    /// T8: the leader's four steps, of which three are matched; and a fifth that was matched on its day.
    public static List<AnnouncementEvent> frontiersOfTwo() {
        return List.of(
                score("lead-1", "2023-03-14", "IS", 100),
                score("lead-2", "2024-05-13", "IS", 110),
                score("lead-3", "2024-12-05", "IS", 120),
                score("lead-4", "2025-04-16", "IS", 125),
                score("follow-1", "2024-05-06", "IE", 101),
                score("follow-2", "2024-12-26", "IE", 111),
                score("follow-3", "2025-01-20", "IE", 120));
    }

    /// T12: of fifty announcements ten name one org, eight another, six both.
    public static List<AnnouncementEvent> fiftyWithTwoOrgs() {
        return IntStream.range(0, 50)
                .mapToObj(i -> announcement(
                        "pair-" + i,
                        "enforcement.action",
                        "2009-03-01",
                        "HU",
                        """
                        [{"role": "issuer", "entity": "%s"}, {"role": "target", "entity": "%s"}]""".formatted(
                                        i < 10 ? "org:pair-one" : "org:alone-" + i,
                                        i < 6 || i >= 48 ? "org:pair-two" : "chip:alone-" + i),
                        "[]",
                        "",
                        "Press"))
                .toList();
    }

    /// T9: six clusters, models and places, of which some are domestic.
    public static List<AnnouncementEvent> reliance() {
        var events = new ArrayList<AnnouncementEvent>();
        events.add(chip("own", "PT"));
        events.add(chip("foreign", "ES"));
        for (int i = 0; i < 6; i++) {
            events.add(announcement(
                    "reliance-cluster-" + i,
                    "cluster.stage-changed",
                    "2011-02-0" + (i + 1),
                    "PT",
                    """
                    [{"role": "owner", "entity": "org:reliance"}, {"role": "cluster", "entity": "cluster:reliance-%d"},
                     {"role": "chip", "entity": "chip:reliance-%s"}]""".formatted(i, i < 2 ? "own" : "foreign"),
                    "[]",
                    "",
                    "Press"));
            events.add(announcement(
                    "reliance-model-" + i,
                    "model.released",
                    "2011-03-0" + (i + 1),
                    "PT",
                    """
                    [{"role": "developer", "entity": "org:reliance"}, {"role": "model", "entity": "model:reliance-%1$d"},
                     {"role": "cluster", "entity": "cluster:reliance-%1$d"}]""".formatted(i),
                    """
                    [{"entity": "model:reliance-%d", "property": "training-hardware", "value": "chip:reliance-%s"}]""".formatted(i, i < 3 ? "own" : "foreign"),
                    "",
                    "Press"));
        }
        return events;
    }

    private static String endOn(int day) {
        return ", \"validTo\": \"%s\"".formatted(ZERO.plusDays(day));
    }

    private static String stock(String policy, int from, String end) {
        return json(
                "stock-" + policy,
                "policy.effective",
                ZERO.toString(),
                "MC",
                """
                [{"role": "instrument", "entity": "policy:stock-%s"}, {"role": "issuer", "entity": "org:stock-office"},
                 {"role": "target", "entity": "chip:stock"}]""".formatted(policy),
                "[]",
                ", \"validFrom\": \"%s\"%s".formatted(ZERO.plusDays(from), end),
                "Press");
    }

    /// Releases in the 90 days after and before a curb, and one each ten days long before.
    private static List<AnnouncementEvent> aroundACurb(
            String prefix, String policy, LocalDate day, String jurisdiction, int after, int before) {
        var events = new ArrayList<AnnouncementEvent>();
        events.add(curb(
                prefix, policy, day.minusMonths(1).toString(), day.toString(), jurisdiction.toLowerCase(Locale.ROOT)));
        for (int i = 0; i < after; i++) {
            events.add(release(prefix + "-after-" + i, day.plusDays(7L * i).toString(), jurisdiction));
        }
        for (int i = 0; i < before; i++) {
            var earlier = day.minusDays(5 + 80L / before * i);
            events.add(release(prefix + "-before-" + i, earlier.toString(), jurisdiction));
        }
        for (int i = 0; i < 70; i++) {
            var earlier = day.minusDays(120 + 10L * i);
            events.add(release(prefix + "-long-before-" + i, earlier.toString(), jurisdiction));
        }
        return events;
    }

    private static List<AnnouncementEvent> claims(String prefix, int lag, int more, int after, int before) {
        var events = new ArrayList<>(
                aroundACurb(prefix, "us-ai-chip-curb-2025-04", LocalDate.of(2025, 4, 16), "CN", after, before));
        for (int i = 0; i < 8; i++) {
            var day = LocalDate.of(2023, 1, 10).plusDays(60L * i);
            var matched = day.plusDays(lag + (long) more * i);
            events.add(score(prefix + "-leads-" + i, day.toString(), "US", 100 + i, CLAIMED));
            events.add(score(prefix + "-follows-" + i, matched.toString(), "CN", 100 + i, CLAIMED));
        }
        return events;
    }

    /// Releases on days as often as given.
    private static List<AnnouncementEvent> counts(
            String prefix, String jurisdiction, List<LocalDate> starts, int... counts) {
        var events = new ArrayList<AnnouncementEvent>();
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts[i]; j++) {
                events.add(release(prefix + "-" + i + "-" + j, starts.get(i).toString(), jurisdiction));
            }
        }
        return events;
    }

    private static AnnouncementEvent chip(String name, String jurisdiction) {
        return announcement(
                "reliance-chip-" + name,
                "chip.stage-changed",
                "2011-01-01",
                jurisdiction,
                """
                [{"role": "vendor", "entity": "org:reliance-%1$s"}, {"role": "chip", "entity": "chip:reliance-%1$s"}]""".formatted(name),
                "[]",
                "",
                "Press");
    }

    private static AnnouncementEvent score(String model, String day, String jurisdiction, int score) {
        return score(model, day, jurisdiction, score, "example-index");
    }

    private static AnnouncementEvent score(String model, String day, String jurisdiction, int score, String benchmark) {
        return announcement(
                "score-" + model,
                "model.evaluated",
                day,
                jurisdiction,
                """
                [{"role": "developer", "entity": "org:scored"}, {"role": "model", "entity": "model:%s"},
                 {"role": "benchmark", "entity": "benchmark:%s"}]""".formatted(model, benchmark),
                """
                [{"entity": "model:%s", "property": "benchmark-score", "value": {"value": "%d", "unit": "1"},
                  "qualifiers": {"benchmark": "%s"}}]""".formatted(model, score, benchmark),
                "",
                "Press");
    }

    private static AnnouncementEvent curb(String policy, String announcedOn, String validFrom, String affected) {
        return curb(policy, policy, announcedOn, validFrom, affected);
    }

    private static AnnouncementEvent curb(
            String id, String policy, String announcedOn, String validFrom, String affected) {
        return announcement(
                id,
                "policy.effective",
                announcedOn,
                "LI",
                """
                [{"role": "instrument", "entity": "policy:%s"}, {"role": "issuer", "entity": "org:example-office"},
                 {"role": "affected", "entity": "jurisdiction:%s"}]""".formatted(policy, affected),
                "[]",
                ", \"validFrom\": \"%s\"".formatted(validFrom),
                "Press");
    }

    private static AnnouncementEvent answer(String id, String policy, LocalDate day) {
        return announcement(
                id,
                "chip.stage-changed",
                day.toString(),
                "NO",
                """
                [{"role": "vendor", "entity": "org:answering"}, {"role": "chip", "entity": "chip:%s"}]""".formatted(id),
                "[]",
                ", \"respondsTo\": [\"policy:%s\"]".formatted(policy),
                "Press");
    }

    private static AnnouncementEvent release(String id, String day, String jurisdiction) {
        return announcement(
                id,
                "model.released",
                day,
                jurisdiction,
                """
                [{"role": "developer", "entity": "org:releasing-%s"}, {"role": "model", "entity": "model:%s"}]""".formatted(jurisdiction.toLowerCase(Locale.ROOT), id),
                "[]",
                "",
                "Press");
    }

    private static AnnouncementEvent finance(String id, String day, String fact) {
        return announcement(id, "finance.reported", day, "AT", """
                [{"role": "actor", "entity": "org:growing"}, {"role": "segment", "entity": "segment:example-cloud"}]""", "[" + fact + "]", "", "Press");
    }

    private static String money(String amount, String period) {
        return """
                {"entity": "segment:example-cloud", "property": "revenue",
                 "value": {"amount": "%s", "currency": "CNY"}, "qualifiers": {"period": "%s"}}""".formatted(amount, period);
    }

    static AnnouncementEvent announcement(
            String id,
            String kind,
            String announcedOn,
            String jurisdiction,
            String participants,
            String facts,
            String more,
            String publisher) {
        return Mother.published(
                id, id, RECORDED, json(id, kind, announcedOn, jurisdiction, participants, facts, more, publisher));
    }

    private static String json(
            String id,
            String kind,
            String announcedOn,
            String jurisdiction,
            String participants,
            String facts,
            String more,
            String publisher) {
        return """
                {"kind": "%s", "title": "%s", "announcedOn": "%s", "jurisdictions": ["%s"], "participants": %s,
                 "facts": %s, "source": {"publisher": "%s", "publishedOn": "%s"}%s}""".formatted(kind, id, announcedOn, jurisdiction, participants, facts, publisher, announcedOn, more);
    }
}
