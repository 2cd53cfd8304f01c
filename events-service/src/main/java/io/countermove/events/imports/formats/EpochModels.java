package io.countermove.events.imports.formats;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.Participant;
import io.countermove.events.imports.Format;
import io.countermove.events.imports.Head;
import io.countermove.events.imports.Row;
import io.countermove.events.imports.Rows;
import io.countermove.events.imports.Slugs;
import io.countermove.events.imports.Trace;
import io.countermove.events.imports.UnreadableFileException;
import io.countermove.events.imports.With;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Epoch AI's lists of models (notable, and the others of the same columns), CSV: each row is a `model.released`.
/// Source: <https://epoch.ai/data/ai-models-documentation>. A model is known by its name; a name that is withheld is no
/// key, and date and link join it.
public final class EpochModels implements Format {
    static final String PUBLISHER = "Epoch AI";
    private static final List<EpochColumn> REQUIRED = List.of(EpochColumn.MODEL, EpochColumn.DATE);
    /// At least one of them, so that not any list with a model and a date is taken for one.
    private static final List<EpochColumn> TYPICAL =
            List.of(EpochColumn.COMPUTE, EpochColumn.PARAMETERS, EpochColumn.ORGANIZATION);

    @Override
    public String name() {
        return "epoch-models";
    }

    @Override
    public String accepts() {
        return "epoch-models, a CSV file of Epoch AI's models with the columns "
                + Columns.describe(REQUIRED.stream()) + " and at least one of "
                + Columns.describe(TYPICAL.stream());
    }

    @Override
    public boolean recognises(Head head) {
        return accepts(columns(header(head.firstLine())));
    }

    /// For guessing only: header names hold no quoted separators.
    private static List<String> header(String line) {
        return Stream.of(line.split(String.valueOf(CsvFile.separator(line)), -1))
                .map(name -> name.replace("\"", ""))
                .toList();
    }

    private static Columns<EpochColumn> columns(List<String> header) {
        return Columns.find(EpochColumn.class, header);
    }

    private static boolean accepts(Columns<EpochColumn> columns) {
        return REQUIRED.stream().allMatch(columns::has) && TYPICAL.stream().anyMatch(columns::has);
    }

    @Override
    public String source() {
        return "/feeds/epoch-models";
    }

    @Override
    public String prefix() {
        return "epoch.";
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public Rows open(InputStream file) throws IOException {
        var csv = CsvFile.open(file, accepts());
        var columns = columns(csv.header());
        if (!accepts(columns)) {
            throw new UnreadableFileException(
                    "columns-missing",
                    "The header has the columns " + String.join(", ", csv.header()) + ". Accepted: " + accepts() + ".");
        }
        return new EpochRows(csv, columns);
    }

    private record EpochRows(CsvFile csv, Columns<EpochColumn> columns) implements Rows {
        @Override
        public @Nullable Row next() {
            CsvRecord row = csv.next();
            return row == null ? null : new EpochRow(row, columns).read();
        }

        @Override
        public void close() throws IOException {
            csv.close();
        }
    }

    @Override
    public Trace trace(AnnouncementId id, Announcement announcement) {
        var model = model(announcement);
        if (model == null || model.name() == null) {
            return new Trace(id.value(), id.value(), null, announcement);
        }
        var url = announcement.source().url();
        var twin = twin(url, announcement.announcedOn().text());
        var key = key(model.name(), announcement.announcedOn().text(), url);
        return new Trace(key, slug(model.name(), key), twin, named(announcement, List.of()));
    }

    @Override
    public Announcement carry(Announcement row, Announcement former) {
        var now = model(row);
        var before = model(former);
        if (now == null || before == null) {
            return row;
        }
        var names = new LinkedHashSet<Participant.Name>(before.names());
        if (before.name() != null) {
            names.add(new Participant.Name(before.name(), null));
        }
        names.removeIf(name -> name.value().equals(now.name()));
        return named(row, new ArrayList<>(names));
    }

    private static @Nullable Participant model(Announcement announcement) {
        return announcement.participants().stream()
                .filter(one -> one.role().equals("model"))
                .findFirst()
                .orElse(null);
    }

    /// The announcement with these further names of its model.
    private static Announcement named(Announcement announcement, List<Participant.Name> names) {
        return With.participants(
                announcement,
                announcement.participants().stream()
                        .map(one -> one.role().equals("model")
                                ? new Participant(one.role(), one.entity(), one.name(), names, one.identifiers())
                                : one)
                        .toList());
    }

    static String key(String name, String date, @Nullable String url) {
        var key = Names.key(name);
        return Names.isAnonymous(key) ? key + "|" + date + "|" + (url == null ? "" : url) : key;
    }

    static String slug(String name, String key) {
        var slug = Names.slug(name);
        return Names.isAnonymous(key) ? Slugs.distinct(slug, key) : slug;
    }

    static @Nullable String twin(@Nullable String url, String date) {
        return url == null ? null : url + "|" + date;
    }
}
