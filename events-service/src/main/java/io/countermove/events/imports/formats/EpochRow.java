package io.countermove.events.imports.formats;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.Fact;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.announcement.Participant;
import io.countermove.contracts.announcement.Qualifier;
import io.countermove.contracts.announcement.Source;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.events.imports.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One row of Epoch AI's models. What a cell does not say is no fact; what it says in a way that is not understood is
/// noted, and the rest of the row is kept.
final class EpochRow {
    private static final Pattern URL = Pattern.compile("https?://[^\\s,;<>\"]+");
    private static final Pattern BARE_URL = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+/[^\\s,;<>\"]+");
    private static final Pattern PERSON = Pattern.compile("(?!(?:\\p{Lu}\\.?[- ]?)+$)(?!(?i)et al).*\\p{L}{2}.*");
    private static final int MOST_PERSONS = 20;
    private static final int LONGEST_NAME = 300;

    private final CsvRecord row;
    private final List<String> cells;
    private final Columns<EpochColumn> columns;
    private final List<Row.Note> notes = new ArrayList<>();

    EpochRow(CsvRecord row, Columns<EpochColumn> columns) {
        this.row = row;
        this.cells = row.getFields();
        this.columns = columns;
    }

    Row read() {
        var name = Cells.text(cell(EpochColumn.MODEL));
        var raw = Cells.text(cell(EpochColumn.DATE));
        if (name.isEmpty()) {
            return refuse("", "(no name)", "unnamed", EpochColumn.MODEL, "the row has no model");
        }
        if (name.length() > LONGEST_NAME) {
            return refuse("", name.substring(0, 60) + "…", "long-name", EpochColumn.MODEL, "this is no name");
        }
        var url = url(cell(EpochColumn.LINK));
        var date = Cells.date(raw).map(Cells::unpadded).orElse(null);
        if (date == null) {
            var key = EpochModels.key(name, "", url);
            return raw.isEmpty()
                    ? refuse(key, name, "undated", EpochColumn.DATE, "the row has no date; what was published stays")
                    : refuse(
                            key,
                            name,
                            "bad-date",
                            EpochColumn.DATE,
                            "\"" + raw + "\" is no date; accepted: 2025-04-15, 2025-04, 2025, 4/15/2025");
        }
        var developers = developers();
        if (developers.isEmpty()) {
            var key = EpochModels.key(name, date.text(), url);
            return refuse(key, name, "no-developer", EpochColumn.ORGANIZATION, "neither organisation nor authors");
        }
        return usable(name, date, url, developers);
    }

    private Row usable(String name, EdtfDate date, @Nullable String url, List<Participant> developers) {
        var chips = references(EpochColumn.HARDWARE, "chip");
        var jurisdictions = jurisdictions();
        var facts = new ArrayList<Property>();
        addNumbers(facts);
        addWords(facts);
        chips.keySet()
                .forEach(chip -> facts.add(new Property("training-hardware", new FactValue.Reference(chip), null)));
        references(EpochColumn.BASE_MODEL, "model")
                .keySet()
                .forEach(base -> facts.add(new Property("base-model", new FactValue.Reference(base), null)));
        noteDuplicate();
        var title = title(developers, name);
        var key = EpochModels.key(name, date.text(), url);
        return new Row.Usable(
                row.getStartingLineNumber(),
                key,
                name,
                EpochModels.slug(name, key),
                EpochModels.twin(url, date.text()),
                notes,
                slug -> {
                    var model = new EntityId("model", slug);
                    var participants = new ArrayList<>(developers);
                    participants.add(participant("model", model, name));
                    chips.forEach((chip, chipName) -> participants.add(participant("chip", chip, chipName)));
                    return new Announcement(
                            "model.released",
                            title,
                            date,
                            null,
                            null,
                            jurisdictions,
                            participants,
                            facts.stream().map(fact -> fact.of(model)).toList(),
                            List.of(),
                            new Source(url, EpochModels.PUBLISHER, null, null, false),
                            List.of(),
                            null,
                            Confidence.REPORTED,
                            null,
                            null,
                            null,
                            null,
                            null);
                });
    }

    /// A fact whose entity is known later.
    private record Property(
            String name, FactValue value, @Nullable Confidence confidence) {
        Fact of(EntityId entity) {
            return new Fact(entity, name, value, Map.of(), null, null, confidence);
        }
    }

    private void addNumbers(List<Property> facts) {
        var surety = Cells.text(cell(EpochColumn.CONFIDENCE)).toLowerCase(Locale.ROOT);
        var estimate = surety.equals("speculative") ? Confidence.RUMOURED : Confidence.ESTIMATED;
        var compute = number(EpochColumn.COMPUTE);
        if (compute != null) {
            var low = bound(EpochColumn.COMPUTE_LOW, compute, -1);
            var high = bound(EpochColumn.COMPUTE_HIGH, compute, 1);
            facts.add(new Property(
                    "training-compute", new FactValue.Quantity(compute, "FLOP", Qualifier.ABOUT, low, high), estimate));
        }
        var parameters = number(EpochColumn.PARAMETERS);
        if (parameters != null) {
            facts.add(new Property(
                    "parameters",
                    new FactValue.Quantity(parameters, "1", Qualifier.EXACTLY, null, null),
                    surety.equals("confident") ? Confidence.REPORTED : estimate));
        }
        var cost = number(EpochColumn.COST);
        if (cost != null) {
            facts.add(new Property(
                    "training-cost",
                    new FactValue.Money(cost, "USD", "third-party-estimate", Qualifier.ABOUT, null, null),
                    estimate));
        }
    }

    private @Nullable BigDecimal bound(EpochColumn column, BigDecimal value, int side) {
        var bound = number(column);
        if (bound == null || Integer.signum(bound.compareTo(value)) != -side) {
            return bound;
        }
        note(column, "it is on the wrong side of " + Cells.text(cell(EpochColumn.COMPUTE)));
        return null;
    }

    /// A number that is there and is one; 0 stands for unknown.
    private @Nullable BigDecimal number(EpochColumn column) {
        var text = Cells.text(cell(column));
        if (text.isEmpty()) {
            return null;
        }
        var number = Cells.number(text);
        if (number.isEmpty() || number.get().signum() <= 0) {
            note(column, number.isEmpty() ? "it is no number" : "it is not above 0");
            return null;
        }
        return number.get().scale() < 0 ? number.get().setScale(0) : number.get();
    }

    private void addWords(List<Property> facts) {
        var access = accessibility();
        if (access != null) {
            facts.add(new Property("accessibility", new FactValue.Choice(access), null));
        }
        for (var domain : items(EpochColumn.DOMAIN)) {
            facts.add(new Property("domain", new FactValue.Text(domain), null));
        }
        for (var criterion : items(EpochColumn.NOTABILITY)) {
            facts.add(new Property("notability", new FactValue.Text(criterion), null));
        }
    }

    private @Nullable String accessibility() {
        var text = Cells.text(cell(EpochColumn.ACCESSIBILITY)).toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            var open = Cells.text(cell(EpochColumn.OPEN_WEIGHTS)).toLowerCase(Locale.ROOT);
            return open.equals("yes") || open.equals("true") ? "open-weights" : null;
        }
        if (text.startsWith("open")) {
            return "open-weights";
        }
        if (text.startsWith("api")) {
            return "api";
        }
        if (text.startsWith("hosted")) {
            return "hosted";
        }
        if (text.startsWith("unreleased") || text.startsWith("closed")) {
            return "unreleased";
        }
        note(EpochColumn.ACCESSIBILITY, "there is no word for it");
        return null;
    }

    /// The organisations; where none is named, the authors.
    private List<Participant> developers() {
        var organisations = items(EpochColumn.ORGANIZATION);
        var byId = new LinkedHashMap<EntityId, Participant>();
        organisations.forEach(name -> {
            var id = Names.organisation(name);
            byId.putIfAbsent(id, participant("developer", id, name));
        });
        if (byId.isEmpty()) {
            persons().forEach(name -> {
                var id = new EntityId("person", Names.slug(name));
                byId.putIfAbsent(id, participant("developer", id, name));
            });
        }
        return List.copyOf(byId.values());
    }

    private Stream<String> persons() {
        return Stream.of(cell(EpochColumn.AUTHORS).split("[,;]| and | & "))
                .map(Cells::text)
                .filter(name -> PERSON.matcher(name).matches() && name.length() <= LONGEST_NAME)
                .limit(MOST_PERSONS);
    }

    private List<String> jurisdictions() {
        var codes = new LinkedHashSet<String>();
        for (var country : items(EpochColumn.COUNTRY)) {
            Countries.find(country).ifPresentOrElse(codes::add, () -> {
                if (!Countries.isNone(country)) {
                    notes.add(new Row.Note(columnName(EpochColumn.COUNTRY), country, "no country has this name"));
                }
            });
        }
        return List.copyOf(codes);
    }

    private Map<EntityId, String> references(EpochColumn column, String type) {
        var found = new LinkedHashMap<EntityId, String>();
        items(column).forEach(name -> found.putIfAbsent(new EntityId(type, Names.slug(name)), name));
        return found;
    }

    private void noteDuplicate() {
        var flag = Cells.text(cell(EpochColumn.POSSIBLE_DUPLICATE)).toLowerCase(Locale.ROOT);
        if (flag.equals("true") || flag.equals("yes") || flag.equals("1") || flag.equals("checked")) {
            note(EpochColumn.POSSIBLE_DUPLICATE, "its publisher thinks that it may be a duplicate; it is kept");
        }
    }

    private List<String> items(EpochColumn column) {
        return Cells.items(cell(column), name -> isKnown(column, name));
    }

    private static boolean isKnown(EpochColumn column, String name) {
        return switch (column) {
            case COUNTRY -> Countries.find(name).isPresent();
            case ORGANIZATION -> Organisations.isOne(name);
            default -> false;
        };
    }

    private static String title(List<Participant> developers, String name) {
        var first = developers.getFirst().name();
        var others = developers.size() - 1;
        var who = others == 0
                ? first
                : others == 1 ? first + " and " + developers.get(1).name() : first + " and " + others + " others";
        var verb = others == 0 ? " publishes " : " publish ";
        var title = who + verb + name;
        return title.length() > 500 ? title.substring(0, 499) + "…" : title;
    }

    private static @Nullable String url(String cell) {
        var found = URL.matcher(cell);
        if (found.find()) {
            return found.group().replaceAll("[).\\]]+$", "");
        }
        var bare = BARE_URL.matcher(cell);
        return bare.find() ? "https://" + bare.group() : null;
    }

    private static Participant participant(String role, EntityId entity, String name) {
        return new Participant(role, entity, name, List.of(), Map.of());
    }

    private void note(EpochColumn column, String reason) {
        var value = Cells.line(cell(column));
        notes.add(
                new Row.Note(columnName(column), value.length() > 100 ? value.substring(0, 100) + "…" : value, reason));
    }

    private Row refuse(String key, String label, String rule, EpochColumn column, String reason) {
        return new Row.Refused(
                row.getStartingLineNumber(), key, label, new Row.Problem(rule, columnName(column), reason));
    }

    private static String columnName(EpochColumn column) {
        return column.names().getFirst();
    }

    private String cell(EpochColumn column) {
        return columns.cell(cells, column);
    }
}
