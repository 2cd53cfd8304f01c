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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One row of Epoch AI's models. What a cell does not say is no fact; what it says in a way that is not understood is
/// noted, and the rest of the row is kept.
final class ModelRow {
    private static final Pattern PERSON = Pattern.compile("(?!(?:\\p{Lu}\\.?[- ]?)+$)(?!(?i)et al).*\\p{L}{2}.*");
    private static final int MOST_PERSONS = 20;
    private static final int LONGEST_NAME = 300;

    private final EpochCells<ModelColumn> cells;

    ModelRow(EpochCells<ModelColumn> cells) {
        this.cells = cells;
    }

    Row read() {
        var name = cells.text(ModelColumn.MODEL);
        var raw = cells.text(ModelColumn.DATE);
        if (name.isEmpty()) {
            return cells.refuse("", "(no name)", "unnamed", ModelColumn.MODEL, "the row has no model");
        }
        if (name.length() > LONGEST_NAME) {
            return cells.refuse("", name.substring(0, 60) + "…", "long-name", ModelColumn.MODEL, "this is no name");
        }
        var url = cells.url(ModelColumn.LINK);
        var date = Cells.date(raw).map(Cells::unpadded).orElse(null);
        if (date == null) {
            var key = EpochModels.key(name, "", url);
            return raw.isEmpty()
                    ? cells.refuse(
                            key, name, "undated", ModelColumn.DATE, "the row has no date; what was published stays")
                    : cells.refuse(
                            key,
                            name,
                            "bad-date",
                            ModelColumn.DATE,
                            "\"" + raw + "\" is no date; accepted: 2025-04-15, 2025-04, 2025, 4/15/2025");
        }
        var developers = developers();
        if (developers.isEmpty()) {
            var key = EpochModels.key(name, date.text(), url);
            return cells.refuse(
                    key, name, "no-developer", ModelColumn.ORGANIZATION, "neither organisation nor authors");
        }
        return usable(name, date, url, developers);
    }

    private Row usable(String name, EdtfDate date, @Nullable String url, List<Participant> developers) {
        var chips = cells.references(ModelColumn.HARDWARE, "chip");
        var jurisdictions = cells.jurisdictions(ModelColumn.COUNTRY);
        var facts = new ArrayList<EpochFact>();
        addNumbers(facts);
        addWords(facts);
        chips.keySet()
                .forEach(chip -> facts.add(EpochFact.of("training-hardware", new FactValue.Reference(chip), null)));
        cells.references(ModelColumn.BASE_MODEL, "model")
                .keySet()
                .forEach(base -> facts.add(EpochFact.of("base-model", new FactValue.Reference(base), null)));
        noteDuplicate();
        var title = EpochAnnouncement.title(developers, "publishes", "publish", name);
        var key = EpochModels.key(name, date.text(), url);
        return new Row.Usable(
                cells.line(),
                key,
                name,
                EpochModels.slug(name, key),
                EpochModels.twin(url, date.text()),
                cells.notes(),
                slug -> {
                    var model = new EntityId("model", slug);
                    var participants = new ArrayList<>(developers);
                    participants.add(EpochCells.participant("model", model, name));
                    chips.forEach((chip, chipName) -> participants.add(EpochCells.participant("chip", chip, chipName)));
                    return EpochAnnouncement.of(
                            "model.released",
                            title,
                            date,
                            jurisdictions,
                            participants,
                            facts,
                            model,
                            url,
                            Confidence.REPORTED);
                });
    }

    private void addNumbers(List<EpochFact> facts) {
        var surety = cells.word(ModelColumn.CONFIDENCE);
        var estimate = surety.equals("speculative") ? Confidence.RUMOURED : Confidence.ESTIMATED;
        var compute = cells.number(ModelColumn.COMPUTE);
        if (compute != null) {
            var low = bound(ModelColumn.COMPUTE_LOW, compute, -1);
            var high = bound(ModelColumn.COMPUTE_HIGH, compute, 1);
            facts.add(EpochFact.of(
                    "training-compute", new FactValue.Quantity(compute, "FLOP", Qualifier.ABOUT, low, high), estimate));
        }
        var parameters = cells.number(ModelColumn.PARAMETERS);
        if (parameters != null) {
            facts.add(EpochFact.of(
                    "parameters",
                    new FactValue.Quantity(parameters, "1", Qualifier.EXACTLY, null, null),
                    surety.equals("confident") ? Confidence.REPORTED : estimate));
        }
        var cost = cells.number(ModelColumn.COST);
        if (cost != null) {
            facts.add(EpochFact.of(
                    "training-cost",
                    new FactValue.Money(cost, "USD", "third-party-estimate", Qualifier.ABOUT, null, null),
                    estimate));
        }
    }

    private @Nullable BigDecimal bound(ModelColumn column, BigDecimal value, int side) {
        var bound = cells.number(column);
        if (bound == null || Integer.signum(bound.compareTo(value)) != -side) {
            return bound;
        }
        cells.note(column, "it is on the wrong side of " + cells.text(ModelColumn.COMPUTE));
        return null;
    }

    private void addWords(List<EpochFact> facts) {
        var access = accessibility();
        if (access != null) {
            facts.add(EpochFact.of("accessibility", new FactValue.Choice(access), null));
        }
        for (var domain : cells.items(ModelColumn.DOMAIN, _ -> false)) {
            facts.add(EpochFact.of("domain", new FactValue.Text(domain), null));
        }
        for (var criterion : cells.items(ModelColumn.NOTABILITY, _ -> false)) {
            facts.add(EpochFact.of("notability", new FactValue.Text(criterion), null));
        }
    }

    private @Nullable String accessibility() {
        if (cells.text(ModelColumn.ACCESSIBILITY).isEmpty()) {
            return cells.says(ModelColumn.OPEN_WEIGHTS) ? "open-weights" : null;
        }
        return cells.accessibility(ModelColumn.ACCESSIBILITY);
    }

    /// The organisations; where none is named, the authors.
    private List<Participant> developers() {
        var organisations = cells.organisations(ModelColumn.ORGANIZATION, "developer");
        if (!organisations.isEmpty()) {
            return organisations;
        }
        var byId = new LinkedHashMap<EntityId, Participant>();
        persons().forEach(name -> {
            var id = new EntityId("person", Names.slug(name));
            byId.putIfAbsent(id, EpochCells.participant("developer", id, name));
        });
        return List.copyOf(byId.values());
    }

    private Stream<String> persons() {
        return Stream.of(cells.raw(ModelColumn.AUTHORS).split("[,;]| and | & "))
                .map(Cells::text)
                .filter(name -> PERSON.matcher(name).matches() && name.length() <= LONGEST_NAME)
                .limit(MOST_PERSONS);
    }

    private void noteDuplicate() {
        if (cells.says(ModelColumn.POSSIBLE_DUPLICATE)) {
            cells.note(ModelColumn.POSSIBLE_DUPLICATE, "its publisher thinks that it may be a duplicate; it is kept");
        }
    }
}
