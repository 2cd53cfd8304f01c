package io.countermove.entities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.date.EdtfDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The H20's export status, of which several sources say several things.
class ResolvedTest {
    private static final LocalDate DAY = LocalDate.parse("2025-05-20");

    @Test
    void aRumouredOneNeverBeatsASurerOne() {
        var rumour = says("a", "blocked").since("2025-05-01").confidence(Confidence.RUMOURED);
        var report = says("b", "licence-required").since("2020").confidence(Confidence.ESTIMATED);

        assertThat(winner(rumour, report)).isEqualTo("b");
    }

    @Test
    void anOfficialOneBeatsOneThatIsNotWhereTheVocabularySaysSo() {
        var press = says("a", "blocked").since("2025-05-01");
        var filing = says("b", "licence-required").since("2025-04-09").winning();

        assertThat(winner(press, filing)).isEqualTo("b");
    }

    @Test
    void thenTheLatestBeginningWins() {
        assertThat(winner(says("a", "x").since("2025-04"), says("b", "y").since("2025-04-09")))
                .isEqualTo("b");
    }

    @Test
    void thenTheSurest() {
        assertThat(winner(says("a", "x"), says("b", "y").confidence(Confidence.CONFIRMED)))
                .isEqualTo("b");
    }

    @Test
    void thenTheLatestAnnounced() {
        assertThat(winner(says("a", "x"), says("b", "y").announced("2025-05-02")))
                .isEqualTo("b");
    }

    @Test
    void thenTheLowestId() {
        assertThat(winner(says("b", "x"), says("a", "y"))).isEqualTo("a");
    }

    @Test
    void keepsTheOthersAsAlternativesInWhateverOrderTheyCome() {
        var all = new ArrayList<Statement>();
        for (var each : List.of(
                says("a", "x").since("2025-04"),
                says("b", "y").since("2025-04").confidence(Confidence.RUMOURED),
                says("c", "z").since("2025-03").winning(),
                says("d", "z"))) {
            all.add(each.build());
        }
        var first = Resolved.resolve(all, DAY);
        assertThat(first).hasSize(1);
        assertThat(first.getFirst().alternatives()).hasSize(3);
        var random = new Random(7);
        for (int i = 0; i < 24; i++) {
            Collections.shuffle(all, random);
            assertThat(Resolved.resolve(all, DAY)).isEqualTo(first);
        }
    }

    @Test
    void takesOnlyWhatIsValidOnTheDay() {
        var over = says("a", "x").since("2025-04").until("2025-05-20").build();
        var later = says("b", "x").since("2025-05-21").build();
        var inTheMonth = says("c", "x").since("2025-05").build();

        var resolved = Resolved.resolve(List.of(over, later, inTheMonth), DAY);

        assertThat(resolved)
                .extracting(each -> each.statement().announcement().value())
                .containsExactly("c");
        assertThat(inTheMonth.isCertain(DAY)).isFalse();
        assertThat(inTheMonth.isCertain(LocalDate.parse("2025-05-31"))).isTrue();
    }

    @Test
    void countsAnUndatedOneFromItsAnnouncement() {
        var undated = says("a", "x").undated("2025-05-01").build();

        assertThat(Resolved.resolve(List.of(undated), LocalDate.parse("2025-04-30")))
                .isEmpty();
        assertThat(Resolved.resolve(List.of(undated), DAY)).hasSize(1);
    }

    private static String winner(Said... said) {
        var statements = List.of(said).stream().map(Said::build).toList();
        return Resolved.resolve(statements, DAY)
                .getFirst()
                .statement()
                .announcement()
                .value();
    }

    private static Said says(String announcement, String value) {
        return new Said(
                announcement,
                value,
                EdtfDate.parse("2025-04"),
                "2025-04-01",
                null,
                Confidence.REPORTED,
                false,
                "2025-05-01");
    }

    private record Said(
            String announcement,
            String value,
            @Nullable EdtfDate from,
            String since,
            @Nullable EdtfDate to,
            Confidence confidence,
            boolean preferred,
            String announcedOn) {
        Said since(String date) {
            var from = EdtfDate.parse(date);
            return new Said(
                    announcement, value, from, from.earliest().toString(), to, confidence, preferred, announcedOn);
        }

        Said undated(String day) {
            return new Said(announcement, value, null, day, to, confidence, preferred, day);
        }

        Said until(String date) {
            return new Said(announcement, value, from, since, EdtfDate.parse(date), confidence, preferred, announcedOn);
        }

        Said confidence(Confidence other) {
            return new Said(announcement, value, from, since, to, other, preferred, announcedOn);
        }

        Said winning() {
            return new Said(announcement, value, from, since, to, confidence, true, announcedOn);
        }

        Said announced(String day) {
            return new Said(announcement, value, from, since, to, confidence, preferred, day);
        }

        Statement build() {
            return new Statement(
                    "export-status",
                    "export-status|",
                    TextNode.valueOf(value),
                    Map.of(),
                    from,
                    LocalDate.parse(since),
                    to,
                    confidence,
                    preferred,
                    preferred,
                    LocalDate.parse(announcedOn),
                    new AnnouncementId(announcement),
                    0,
                    Instant.EPOCH,
                    null);
        }
    }
}
