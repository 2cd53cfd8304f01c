package io.countermove.events.imports.formats;

import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.announcement.Participant;
import io.countermove.contracts.announcement.Qualifier;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.events.imports.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Epoch Capabilities Index, CSV: each row is a `model.evaluated` with the model's score, dated as the file dates
/// it: by the model's release, to the day. Source: <https://epoch.ai/benchmarks/eci>.
public final class EpochIndex extends EpochFormat<IndexColumn> {
    static final String BENCHMARK = "epoch-capabilities-index";
    private static final String EVALUATOR = "epoch-ai";

    EpochIndex() {
        super(
                IndexColumn.class,
                "model",
                List.of(IndexColumn.MODEL, IndexColumn.SCORE, IndexColumn.DATE),
                List.of(IndexColumn.ORGANIZATION, IndexColumn.COUNTRY, IndexColumn.LOW));
    }

    @Override
    public String name() {
        return "epoch-eci";
    }

    @Override
    String what() {
        return "Capabilities Index";
    }

    @Override
    public String prefix() {
        return "epoch-eci.";
    }

    @Override
    Reader<IndexColumn> reader() {
        return EpochIndex::read;
    }

    private static Row read(EpochCells<IndexColumn> cells) {
        var name = cells.text(IndexColumn.MODEL);
        if (name.isEmpty()) {
            return cells.refuse("", "(no name)", "unnamed", IndexColumn.MODEL, "the row has no model");
        }
        var key = Names.key(name);
        var date = cells.date(IndexColumn.DATE);
        if (date == null) {
            return cells.refuse(key, name, "undated", IndexColumn.DATE, "the row has no date; accepted: 2025-04-15");
        }
        var score = Cells.number(cells.text(IndexColumn.SCORE)).orElse(null);
        if (score == null) {
            return cells.refuse(key, name, "no-score", IndexColumn.SCORE, "the row has no score");
        }
        var developers = cells.organisations(IndexColumn.ORGANIZATION, "developer");
        if (developers.isEmpty()) {
            return cells.refuse(key, name, "no-developer", IndexColumn.ORGANIZATION, "the row has no organisation");
        }
        return usable(cells, name, date, score, developers);
    }

    private static Row usable(
            EpochCells<IndexColumn> cells, String name, EdtfDate date, BigDecimal score, List<Participant> developers) {
        var facts = facts(cells, score);
        var jurisdictions = cells.jurisdictions(IndexColumn.COUNTRY);
        var shown = cells.text(IndexColumn.SHOWN);
        var title = "Epoch AI scores " + (shown.isEmpty() ? name : shown) + " on its Capabilities Index";
        return new Row.Usable(cells.line(), Names.key(name), name, Names.slug(name), null, cells.notes(), slug -> {
            var model = new EntityId("model", slug);
            var participants = new ArrayList<>(developers);
            participants.add(EpochCells.participant("model", model, name));
            participants.add(EpochCells.participant(
                    "benchmark", new EntityId("benchmark", BENCHMARK), "Epoch Capabilities Index"));
            participants.add(EpochCells.participant("evaluator", new EntityId("org", EVALUATOR), PUBLISHER));
            return EpochAnnouncement.of(
                    "model.evaluated",
                    title,
                    date,
                    jurisdictions,
                    participants,
                    facts,
                    model,
                    null,
                    Confidence.ESTIMATED);
        });
    }

    private static List<EpochFact> facts(EpochCells<IndexColumn> cells, BigDecimal score) {
        var low = bound(cells, IndexColumn.LOW, score, -1);
        var high = bound(cells, IndexColumn.HIGH, score, 1);
        var facts = new ArrayList<EpochFact>();
        facts.add(new EpochFact(
                "benchmark-score",
                new FactValue.Quantity(score, "1", Qualifier.EXACTLY, low, high),
                Map.of("benchmark", BENCHMARK, "evaluator", EVALUATOR),
                null,
                null,
                null));
        var access = cells.accessibility(IndexColumn.ACCESSIBILITY);
        if (access != null) {
            facts.add(EpochFact.of("accessibility", new FactValue.Choice(access), Confidence.REPORTED));
        }
        return facts;
    }

    private static @Nullable BigDecimal bound(
            EpochCells<IndexColumn> cells, IndexColumn column, BigDecimal score, int side) {
        var bound = Cells.number(cells.text(column)).orElse(null);
        if (bound != null && Integer.signum(bound.compareTo(score)) == -side) {
            cells.note(column, "it is on the wrong side of " + score.toPlainString());
            return null;
        }
        return bound;
    }
}
