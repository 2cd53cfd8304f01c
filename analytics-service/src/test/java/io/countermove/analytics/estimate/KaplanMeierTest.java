package io.countermove.analytics.estimate;

import static io.countermove.analytics.estimate.Reference.assertClose;
import static io.countermove.analytics.estimate.Reference.numbers;
import static io.countermove.analytics.estimate.Reference.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

    @Test
    void agreesWithR() {
        for (var row : Reference.read("classical.json").get("kaplanMeier")) {
            var found = KaplanMeier.of(spells(row), row.get("level").asDouble());

            assertClose(found.median(), row.get("median"), row);
            assertClose(found.interval(), row);
            var steps = row.get("steps");
            assertThat(found.steps()).hasSize(steps.get("days").size());
            for (int i = 0; i < found.steps().size(); i++) {
                var step = found.steps().get(i);
                assertClose(step.days(), steps.get("days").get(i), row);
                assertClose(step.atRisk(), steps.get("atRisk").get(i), row);
                assertClose(step.events(), steps.get("events").get(i), row);
                assertClose(step.waiting(), steps.get("waiting").get(i), row);
                assertClose(step.low(), steps.get("low").get(i), row);
                assertClose(step.high(), steps.get("high").get(i), row);
            }
        }
    }

    @Test
    void waitsSixtyDaysForAResponse() {
        var found = KaplanMeier.of(
                List.of(ended(12), ended(20), ended(35), waiting(35), ended(60), waiting(90), ended(120), waiting(200)),
                0.95);

        assertThat(found.median()).isEqualTo(60);
        assertThat(found.interval()).isEqualTo(new Interval(0.95, 12.0, null, "log-log Greenwood"));
        assertThat(found.steps())
                .extracting(KaplanMeier.Step::waiting)
                .containsExactly(0.875, 0.75, 0.625, 0.46875, 0.234375);
    }

    @Test
    void saysNothingOfNothing() {
        var found = KaplanMeier.of(List.of(), 0.95);

        assertThat(found.median()).isNull();
        assertThat(found.interval().low()).isNull();
        assertThat(found.n()).isZero();
    }

    @Property(tries = 100)
    void isTheSameInAnyOrder(@ForAll @Size(max = 30) List<@IntRange(max = 40) Integer> days, @ForAll Random random) {
        var spells = new ArrayList<KaplanMeier.Spell>();
        days.forEach(day -> spells.add(new KaplanMeier.Spell(day, random.nextInt(3) > 0)));
        var found = KaplanMeier.of(spells, 0.9);
        Collections.shuffle(spells, random);

        assertThat(KaplanMeier.of(spells, 0.9)).isEqualTo(found);
    }

    /// Bit for bit: a walk over the spells themselves, one by one.
    @Property(tries = 200)
    void stepsAsAWalkOverTheSpellsDoes(
            @ForAll @Size(max = 60) List<@IntRange(max = 25) Integer> halves, @ForAll Random random) {
        var spells = halves.stream()
                .map(half -> new KaplanMeier.Spell(half / 2.0, random.nextBoolean()))
                .sorted(Comparator.comparingDouble(KaplanMeier.Spell::days))
                .toList();
        double waiting = 1;
        var wanted = new ArrayList<List<Object>>();
        for (int i = 0; i < spells.size(); ) {
            double days = spells.get(i).days();
            int atRisk = spells.size() - i;
            int events = 0;
            for (; i < spells.size() && spells.get(i).days() == days; i++) {
                events += spells.get(i).ended() ? 1 : 0;
            }
            if (events > 0) {
                waiting *= (double) (atRisk - events) / atRisk;
                wanted.add(List.of(days, atRisk, events, waiting));
            }
        }

        assertThat(KaplanMeier.of(spells, 0.95).steps().stream()
                        .map(step -> List.<Object>of(step.days(), step.atRisk(), step.events(), step.waiting())))
                .containsExactlyElementsOf(wanted);
    }

    /// The share that waits never rises; its bounds hold it, and cross the half on either side of the median.
    @Property(tries = 300)
    void neverWaitsMoreThanBefore(
            @ForAll @Size(max = 80) List<@IntRange(max = 60) Integer> days, @ForAll Random random) {
        var found = KaplanMeier.of(
                days.stream()
                        .map(day -> new KaplanMeier.Spell(day, random.nextInt(3) > 0))
                        .toList(),
                0.95);

        double before = 1;
        for (var step : found.steps()) {
            assertThat(step.waiting()).isLessThan(before).isNotNegative();
            if (step.low() != null && step.high() != null) {
                assertThat(step.low()).isLessThanOrEqualTo(step.waiting());
                assertThat(step.high()).isGreaterThanOrEqualTo(step.waiting());
            }
            before = step.waiting();
        }
        if (found.median() != null
                && found.interval().low() != null
                && found.interval().high() != null) {
            assertThat(found.median())
                    .isBetween(
                            value(found.interval().low()),
                            value(found.interval().high()));
        }
    }

    private static List<KaplanMeier.Spell> spells(JsonNode row) {
        var days = numbers(row.get("days"));
        var ended = numbers(row.get("ended"));
        var spells = new ArrayList<KaplanMeier.Spell>();
        for (int i = 0; i < days.length; i++) {
            spells.add(new KaplanMeier.Spell(days[i], ended[i] > 0));
        }
        return spells;
    }

    private static KaplanMeier.Spell ended(int days) {
        return new KaplanMeier.Spell(days, true);
    }

    private static KaplanMeier.Spell waiting(int days) {
        return new KaplanMeier.Spell(days, false);
    }
}
