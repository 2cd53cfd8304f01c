package io.countermove.events.imports.formats;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.Participant;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.events.imports.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The cells of one row of Epoch AI's files. What is said in a way that is not understood is noted, and the rest of the
/// row is kept.
///
/// @param <C> the columns of the file
final class EpochCells<C extends Enum<C> & Columns.Column> {
    private static final Pattern URL = Pattern.compile("https?://[^\\s,;<>\"]+");
    private static final Pattern BARE_URL = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+/[^\\s,;<>\"]+");
    private static final int LONGEST_NOTE = 100;

    private final CsvRecord row;
    private final Columns<C> columns;
    private final List<Row.Note> notes = new ArrayList<>();

    EpochCells(CsvRecord row, Columns<C> columns) {
        this.row = row;
        this.columns = columns;
    }

    long line() {
        return row.getStartingLineNumber();
    }

    List<Row.Note> notes() {
        return notes;
    }

    String raw(C column) {
        return columns.cell(row.getFields(), column);
    }

    /// On one line; empty where the cell only says that it knows nothing.
    String text(C column) {
        return Cells.text(raw(column));
    }

    String word(C column) {
        return text(column).toLowerCase(Locale.ROOT);
    }

    boolean says(C column) {
        return switch (word(column)) {
            case "true", "yes", "1", "checked" -> true;
            default -> false;
        };
    }

    /// A number that is there and is one; 0 stands for unknown.
    @Nullable
    BigDecimal number(C column) {
        var text = text(column);
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

    /// The date of a cell in a list that pads what it does not know; null where there is none or it is none, which is
    /// noted.
    @Nullable
    EdtfDate date(C column) {
        var text = text(column);
        var date = Cells.date(text);
        if (date.isEmpty() && !text.isEmpty()) {
            note(column, "it is no date");
        }
        return date.orElse(null);
    }

    List<String> items(C column, Predicate<String> known) {
        return Cells.items(raw(column), known);
    }

    /// The first address in a cell.
    @Nullable
    String url(C column) {
        var found = URL.matcher(raw(column));
        if (found.find()) {
            return found.group().replaceAll("[).\\]]+$", "");
        }
        var bare = BARE_URL.matcher(raw(column));
        return bare.find() ? "https://" + bare.group() : null;
    }

    List<Participant> organisations(C column, String role) {
        var byId = new LinkedHashMap<EntityId, Participant>();
        items(column, Organisations::isOne).forEach(name -> {
            var id = Names.organisation(name);
            byId.putIfAbsent(id, participant(role, id, name));
        });
        return List.copyOf(byId.values());
    }

    List<String> jurisdictions(C column) {
        var codes = new LinkedHashSet<String>();
        for (var country : items(column, name -> Countries.find(name).isPresent())) {
            Countries.find(country).ifPresentOrElse(codes::add, () -> {
                if (!Countries.isNone(country)) {
                    notes.add(new Row.Note(name(column), country, "no country has this name"));
                }
            });
        }
        return List.copyOf(codes);
    }

    /// Entities of a type by their names.
    Map<EntityId, String> references(C column, String type) {
        var found = new LinkedHashMap<EntityId, String>();
        items(column, _ -> false).forEach(name -> found.putIfAbsent(new EntityId(type, Names.slug(name)), name));
        return found;
    }

    /// A word of the vocabulary for how a model can be had; null where there is none.
    @Nullable
    String accessibility(C column) {
        var text = word(column);
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
        if (!text.isEmpty()) {
            note(column, "there is no word for it");
        }
        return null;
    }

    void note(C column, String reason) {
        var value = Cells.line(raw(column));
        var shown = value.length() > LONGEST_NOTE ? value.substring(0, LONGEST_NOTE) + "…" : value;
        notes.add(new Row.Note(name(column), shown, reason));
    }

    Row refuse(String key, String label, String rule, C column, String reason) {
        return new Row.Refused(line(), key, label, new Row.Problem(rule, name(column), reason));
    }

    static Participant participant(String role, EntityId entity, String name) {
        return new Participant(role, entity, name, List.of(), Map.of());
    }

    private String name(C column) {
        return column.names().getFirst();
    }
}
