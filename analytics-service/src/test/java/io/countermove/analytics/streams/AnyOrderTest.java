package io.countermove.analytics.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.analytics.ActivityParameters;
import io.countermove.analytics.AnnouncementFilter;
import io.countermove.analytics.Answer;
import io.countermove.analytics.AsOf;
import io.countermove.analytics.Bucket;
import io.countermove.analytics.CurbParameters;
import io.countermove.analytics.DataQualityParameters;
import io.countermove.analytics.Defaults;
import io.countermove.analytics.Mother;
import io.countermove.analytics.ObservationForm;
import io.countermove.analytics.Tallies;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.reconciliation.Tally;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.oracle.Asked;
import io.countermove.oracle.Count;
import io.countermove.oracle.Histories;
import io.countermove.oracle.Oracle;
import io.countermove.oracle.RawRecord;
import io.countermove.oracle.Stock;
import io.countermove.oracle.Sum;
import io.countermove.oracle.Window;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Law 2 against the oracle: whatever the history and the order of its records, the metrics are what the contract says.
class AnyOrderTest {

    @Property(tries = 25)
    void countsWhatTheOracleCounts(
            @ForAll("histories") List<RawRecord> history,
            @ForAll("questions") List<Asked> questions,
            @ForAll("windows") Window window,
            @ForAll Random random) {
        var oracle = new Oracle(history);
        for (int order = 0; order < 2; order++) {
            try (var fold = new Fold()) {
                pipe(history, random, fold, questions);
                if (!history.isEmpty()) {
                    checkTallies(oracle, fold.applied().tallies());
                }
                assertThat(written(fold)).isEqualTo(texts(oracle.observations()));
                for (var asked : questions) {
                    assertThat(curbsInForce(fold, asked)).as("T1 at %s", asked).isEqualTo(oracle.curbsInForce(asked));
                    checkProvisional(fold, asked);
                    for (var kind : List.of("", "policy.")) {
                        assertThat(activity(fold, kind, window, asked))
                                .as("T2 of %s at %s", window, asked)
                                .isEqualTo(oracle.activity(kind, window, asked));
                    }
                }
            }
        }
    }

    /// The delay that is kept up for the present, and the one that T12 counts.
    private static void checkProvisional(Fold fold, Asked asked) {
        var asOf = new AsOf(
                LocalDate.of(9999, 12, 31), asked.knownAt(), asked.publicly() ? KnownBy.PUBLIC : KnownBy.SYSTEM);
        var quality = fold.trends().answer(new DataQualityParameters(Set.of(), Defaults.LEVEL), asOf);
        int days = json(quality).at("/delay/p90").asInt();
        var since = LocalDate.ofInstant(asked.knownAt(), ZoneOffset.UTC).minusDays(days);
        assertThat(quality.provisionalFrom())
                .as("the provisional edge at %s", asked)
                .isEqualTo(days == 0 ? null : since.toString());
    }

    @Provide
    Arbitrary<List<RawRecord>> histories() {
        return Histories.atMost(24, 9);
    }

    @Provide
    Arbitrary<List<Asked>> questions() {
        return Histories.questions().list().ofSize(6);
    }

    @Provide
    Arbitrary<Window> windows() {
        return Histories.windows();
    }

    /// In between some ask, and some is folded beforehand: what is kept of that must not outlive its time.
    private static void pipe(List<RawRecord> history, Random random, Fold fold, List<Asked> questions) {
        var order = new ArrayList<>(history);
        Collections.shuffle(order, random);
        for (var each : order) {
            var headers = new RecordHeaders();
            each.headers().forEach((name, text) -> headers.add(name, Mother.utf8(text)));
            fold.pipe(each.key(), each.bytes(), headers);
            if (random.nextBoolean()) {
                curbsInForce(fold, questions.get(random.nextInt(questions.size())));
            }
            for (int most = random.nextInt(20); most > 0 && fold.trends().prepareNext(Duration.ZERO); most--) {}
        }
    }

    private static void checkTallies(Oracle oracle, Tallies tallies) {
        var outcomes = new TreeMap<>(Map.of(
                "applied", sum(tallies.applied()),
                "duplicate", sum(tallies.duplicate()),
                "conflict", sum(tallies.conflict()),
                "quarantined", sum(tallies.quarantined()),
                "pending", sum(tallies.pending())));
        outcomes.values().removeIf(sum -> sum.count() == 0);
        assertThat(outcomes).isEqualTo(oracle.outcomes());
        assertThat(sum(tallies.records())).isEqualTo(oracle.all());
        assertThat(sum(tallies.current())).isEqualTo(oracle.current());
    }

    /// Each observation that exists, as it stands on the topic.
    private static SortedMap<String, String> written(Fold fold) {
        var written = new TreeMap<String, JsonNode>();
        fold.existing().forEach((key, observation) -> written.put(key, json(ObservationForm.write(observation))));
        return texts(written);
    }

    private static SortedMap<String, String> texts(Map<String, JsonNode> observations) {
        var texts = new TreeMap<String, String>();
        observations.forEach((key, observation) -> texts.put(key, Json.canonicalText(observation)));
        return texts;
    }

    private static JsonNode json(byte[] written) {
        try {
            return Json.read(written);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Stock curbsInForce(Fold fold, Asked asked) {
        var window = new io.countermove.analytics.Window(
                asked.validAt().minusMonths(1), asked.validAt().plusDays(1), Bucket.MONTH);
        var parameters = new CurbParameters(Set.of(), Set.of(), Set.of(), window, Defaults.LEVEL);
        var answer = json(fold.trends().answer(parameters, asOf(asked)));
        return new Stock(
                answer.path("estimate").asLong(),
                answer.at("/envelope/low").asLong(),
                answer.at("/envelope/high").asLong(),
                texts(answer.path("announcedOnly")),
                texts(answer.path("dateUnknown")));
    }

    private static Count activity(Fold fold, String kind, Window window, Asked asked) {
        var kinds = kind.isEmpty() ? List.<String>of() : List.of(kind);
        var parameters = new ActivityParameters(
                new AnnouncementFilter(kinds, Set.of(), Set.of(), Set.of()),
                new io.countermove.analytics.Window(window.from(), window.to(), Bucket.YEAR),
                false,
                Defaults.HALF_LIFE,
                Defaults.LEVEL);
        var answer = json(fold.trends().answer(parameters, asOf(asked)));
        return new Count(answer.path("n").asLong(), answer.at("/envelope/high").asLong());
    }

    private static JsonNode json(Answer answer) {
        return Json.MAPPER.valueToTree(answer.toMap());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private static AsOf asOf(Asked asked) {
        return new AsOf(asked.validAt(), asked.knownAt(), asked.publicly() ? KnownBy.PUBLIC : KnownBy.SYSTEM);
    }

    private static Sum sum(Tally tally) {
        return new Sum(tally.count(), tally.checksum());
    }
}
