package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.analytics.ClaimCheck.Verdict;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.revision.KnownBy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The article's claims on the article's own data: it claims more than its data can show.
class ArticleClaimsTest {

    private static final AsOf AS_OF =
            new AsOf(LocalDate.of(2025, 5, 20), Instant.parse("2026-06-01T00:00:00Z"), KnownBy.SYSTEM);

    @Test
    void cannotBeDecidedByTheArticleAlone() throws IOException {
        var checks = article().claims(0.95, AS_OF);

        var gap = named(checks, "gap-is-months");
        assertThat(gap.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(gap.reasons()).contains("no model of the leader, US, has a score");
        var curbs = named(checks, "curbs-spur-innovation");
        assertThat(curbs.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(curbs.answer().status()).isEqualTo(Answer.Status.INSUFFICIENT_DATA);
        assertThat(curbs.answer().reasons()).anyMatch(reason -> reason.contains("needs 30"));
        var cloud = named(checks, "baidu-cloud-grew");
        assertThat(cloud.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(cloud.answer().estimate()).hasToString("40");
        assertThat(cloud.reasons()).containsExactly("stated only: the numbers of both periods are not known");
    }

    @Test
    void growsByACurbWithinAYear() throws IOException {
        var checks = article().claims(0.95, new AsOf(LocalDate.of(2025, 6, 20), AS_OF.knownAt(), KnownBy.SYSTEM));

        assertThat(named(checks, "curbs-tightened").verdict()).isEqualTo(Verdict.SUPPORTED);
    }

    @Test
    void checksOneAsItChecksAll() throws IOException {
        var trends = article();

        assertThat(trends.claims(0.95, AS_OF))
                .containsExactlyElementsOf(Stream.of(Claim.values())
                        .map(claim -> trends.claim(claim, 0.95, AS_OF))
                        .toList());
    }

    @Test
    void measuresTheGrowthOfTheClaimedQuarterByWhatIsClaimed() {
        assertThat(cloud("4.7", "6.7")).isEqualTo(Verdict.SUPPORTED);
        assertThat(cloud("4.7", "4.8")).isEqualTo(Verdict.CONTRADICTED);
        assertThat(cloud("4.7", "9.4")).isEqualTo(Verdict.CONTRADICTED);
    }

    /// A quarter later it grew by twice as much, and the year after it fell: neither is what was claimed.
    private static Verdict cloud(String before, String after) {
        var trends = Observed.trends(
                revenue("2024-Q1", "2024-05-21", before),
                revenue("2025-Q1", "2025-05-21", after),
                revenue("2024-Q2", "2024-08-20", "5"),
                revenue("2025-Q2", "2025-08-20", "9"),
                revenue("2026-Q1", "2026-05-21", "1"));
        var asOf = new AsOf(LocalDate.of(2026, 5, 30), AS_OF.knownAt(), KnownBy.SYSTEM);
        return named(trends.claims(0.95, asOf), "baidu-cloud-grew").verdict();
    }

    private static AnnouncementEvent revenue(String period, String day, String amount) {
        return Examples.announcement(
                "cloud-" + period.toLowerCase(Locale.ROOT),
                "finance.reported",
                day,
                "CN",
                """
                [{"role": "actor", "entity": "org:baidu"}, {"role": "segment", "entity": "segment:baidu-ai-cloud"}]""",
                """
                [{"entity": "segment:baidu-ai-cloud", "property": "revenue",
                  "value": {"amount": "%s", "currency": "CNY"}, "qualifiers": {"period": "%s"}}]""".formatted(amount, period),
                "",
                "Press");
    }

    private static ClaimCheck named(List<ClaimCheck> checks, String id) {
        return checks.stream()
                .filter(check -> check.claim().word().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Trends article() throws IOException {
        var home = Path.of(System.getProperty("countermove.home", ".."));
        try (var lines = Files.lines(home.resolve("data/article.ndjson"))) {
            return Observed.trends(lines.map(ArticleClaimsTest::event).toArray(AnnouncementEvent[]::new));
        }
    }

    private static AnnouncementEvent event(String line) {
        try {
            var announcement = (ObjectNode) Json.read(Mother.utf8(line));
            var id = announcement.remove("id").asText();
            return Mother.published(id, id, "2026-01-01T00:00:00Z", announcement.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
