package io.countermove.analytics;

import io.countermove.analytics.estimate.Association;
import io.countermove.analytics.estimate.ChanceFloor;
import io.countermove.analytics.estimate.FalseDiscovery;
import io.countermove.analytics.estimate.OddsRatio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// T12: which entities come together in announcements more often than each of them alone would let expect.
final class CoOccurrence {

    private static final int LEAST = 3;
    private static final double FALSE = 0.05;
    private static final int SHOWN = 100;

    private final CoOccurrenceParameters parameters;
    private final ObservationColumns columns;
    private final AsOf asOf;
    private final Window window;
    private final Draft draft;
    private int tested;

    CoOccurrence(CoOccurrenceParameters parameters, ObservationColumns columns, AsOf asOf) {
        this.parameters = parameters;
        this.columns = columns;
        this.asOf = asOf;
        this.window = Activity.elapsed(parameters.window(), asOf.validAt());
        this.draft = new Draft(Metric.CO_OCCURRENCE, asOf)
                .parameter("entity", parameters.filter().entities())
                .parameter("kind", parameters.filter().kinds())
                .parameter("from", window.from().toString())
                .parameter("to", window.to().toString())
                .parameter("level", parameters.level());
    }

    /// Two entities and how they come together.
    private record Pair(String one, String other, Association association) {

        private static final Comparator<Pair> SUREST = Comparator.comparingDouble((Pair pair) -> pair.association.p())
                .thenComparing(Pair::one)
                .thenComparing(Pair::other);
    }

    Finding find() {
        var filter = parameters.filter();
        long from = window.from().toEpochDay();
        long to = window.to().toEpochDay();
        var dated = columns.dated(
                new AnnouncementFilter(filter.kinds(), Set.of(), filter.jurisdictions(), filter.publishers()),
                asOf,
                from,
                to);
        var rows = dated.rowsInside(from, to).toArray();
        draft.excluded("date-imprecise", dated.crossing());
        draft.excluded("reports-another", dated.leftOut());
        var mentioned = IntStream.of(rows).mapToObj(this::entities).toArray(int[][]::new);
        var alone = new int[columns.words()];
        for (var entities : mentioned) {
            for (int entity : entities) {
                alone[entity]++;
            }
        }
        var together = new LongCounts(rows.length);
        var wanted = wanted(filter.entities());
        for (var entities : mentioned) {
            count(entities, alone, together, wanted);
        }
        return Finding.of(
                answer(rows.length, pairs(rows.length, alone, together)),
                IntStream.of(rows).filter(row -> IntStream.of(entities(row)).anyMatch(wanted)));
    }

    private Answer answer(int all, List<Pair> pairs) {
        if (tested == 0) {
            draft.reason("no two entities come together in %d announcements or more".formatted(LEAST));
            return draft.insufficient(all);
        }
        var q = FalseDiscovery.adjust(
                pairs.stream().mapToDouble(pair -> pair.association().p()).toArray(), tested);
        int found = 0;
        for (int i = 0; i < pairs.size() && q[i] < FALSE; i++) {
            found++;
            if (i < SHOWN) {
                show(pairs.get(i), q[i]);
            }
        }
        draft.block("tested", tested);
        if (found > SHOWN) {
            draft.reason("the series shows the surest %d".formatted(SHOWN));
        }
        return draft.ok(found, null, all);
    }

    private void show(Pair pair, double q) {
        var found = pair.association();
        var odds = OddsRatio.of(found.all(), found.first(), found.second(), found.both(), parameters.level());
        draft.point(Draft.map(
                "entities", List.of(pair.one(), pair.other()),
                "together", found.both(),
                "alone", List.of(found.first(), found.second()),
                "pmi", found.pmi(),
                "npmi", found.npmi(),
                "oddsRatio", odds,
                "p", found.p(),
                "q", q));
    }

    private IntPredicate wanted(Set<String> entities) {
        var codes = new BitSet();
        entities.stream()
                .mapToInt(columns::code)
                .filter(code -> code != Dictionary.NONE)
                .forEach(codes::set);
        return entities.isEmpty() ? _ -> true : codes::get;
    }

    /// Each entity once, whatever its roles.
    private int[] entities(int row) {
        var lists = columns.revisions().entities();
        var found = new int[lists.length(row)];
        int size = 0;
        for (int i = 0; i < found.length; i++) {
            int entity = lists.get(row, i);
            boolean isNew = true;
            for (int j = 0; j < size; j++) {
                isNew &= found[j] != entity;
            }
            if (isNew) {
                found[size++] = entity;
            }
        }
        return size == found.length ? found : Arrays.copyOf(found, size);
    }

    /// Only pairs that can come together often enough.
    private static void count(int[] entities, int[] alone, LongCounts together, IntPredicate wanted) {
        for (int i = 0; i < entities.length; i++) {
            for (int j = i + 1; j < entities.length && alone[entities[i]] >= LEAST; j++) {
                if (alone[entities[j]] >= LEAST && (wanted.test(entities[i]) || wanted.test(entities[j]))) {
                    together.add(entities[i], entities[j]);
                }
            }
        }
    }

    /// Two entities that come together more often than expected.
    ///
    /// @param floor not above the p of Fisher's test
    private record Candidate(int one, int other, int both, double floor) {}

    /// Those that may be among the sure ones: testing all would take most of the time.
    private List<Pair> pairs(int all, int[] alone, LongCounts together) {
        var candidates = candidates(all, alone, together);
        double reach = FalseDiscovery.reach(
                candidates.stream().mapToDouble(Candidate::floor).toArray(), tested, FALSE);
        return candidates.stream()
                .filter(pair -> pair.floor() <= reach)
                .map(pair -> pair(all, alone, pair.one(), pair.other(), pair.both()))
                .sorted(Pair.SUREST)
                .toList();
    }

    private List<Candidate> candidates(int all, int[] alone, LongCounts together) {
        var floor = new ChanceFloor(all, Arrays.stream(alone).max().orElse(0));
        var candidates = new ArrayList<Candidate>();
        together.forEach((one, other, both) -> {
            if (both >= LEAST) {
                tested++;
                if (isMoreThanExpected(all, alone[one], alone[other], both)) {
                    double least = floor.of(alone[one], alone[other], both);
                    if (least < FALSE) {
                        candidates.add(new Candidate(one, other, both, least));
                    }
                }
            }
        });
        return candidates;
    }

    private static boolean isMoreThanExpected(int all, int one, int other, int both) {
        return (double) all * both > (double) one * other;
    }

    private Pair pair(int all, int[] alone, int one, int other, int both) {
        var first = columns.text(one);
        var second = columns.text(other);
        boolean inOrder = first.compareTo(second) < 0;
        return new Pair(
                inOrder ? first : second,
                inOrder ? second : first,
                Association.of(all, alone[inOrder ? one : other], alone[inOrder ? other : one], both));
    }
}
