package io.countermove.events.imports.formats;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.Participant;
import io.countermove.events.imports.Format;
import io.countermove.events.imports.Head;
import io.countermove.events.imports.Row;
import io.countermove.events.imports.Rows;
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

/// A CSV file of Epoch AI, each row of which is about one thing with a name: a model, a chip, a cluster. A thing that
/// got another name keeps the former one.
///
/// @param <C> the columns that say something here
abstract class EpochFormat<C extends Enum<C> & Columns.Column> implements Format {
    static final String PUBLISHER = "Epoch AI";

    private final Class<C> type;
    private final String role;
    private final List<C> required;
    private final List<C> typical;

    /// @param role of what a row is about
    /// @param typical at least one of them is there, so that not any list is taken for one
    EpochFormat(Class<C> type, String role, List<C> required, List<C> typical) {
        this.type = type;
        this.role = role;
        this.required = List.copyOf(required);
        this.typical = List.copyOf(typical);
    }

    /// Reads the rows of one file, in their order.
    ///
    /// @param <C> its columns
    interface Reader<C extends Enum<C> & Columns.Column> {
        Row read(EpochCells<C> cells);
    }

    abstract Reader<C> reader();

    /// What its files are, in two or three words.
    abstract String what();

    /// The key of what an announcement is about, from the announcement alone.
    String key(Participant about, Announcement announcement) {
        return Names.key(name(about));
    }

    String slug(Participant about, String key) {
        return Names.slug(name(about));
    }

    @Nullable
    String twin(Announcement announcement) {
        return null;
    }

    static String name(Participant about) {
        var name = about.name();
        return name == null ? about.entity().slug() : name;
    }

    @Override
    public final String accepts() {
        return name() + ", a CSV file of Epoch AI's " + what() + " with the columns "
                + Columns.describe(required.stream()) + " and at least one of "
                + Columns.describe(typical.stream());
    }

    /// By the header: its names hold no quoted separators.
    @Override
    public final boolean recognises(Head head) {
        var line = head.firstLine();
        var header = Stream.of(line.split(String.valueOf(CsvFile.separator(line)), -1))
                .map(name -> name.replace("\"", ""))
                .toList();
        return accepts(Columns.find(type, header));
    }

    private boolean accepts(Columns<C> columns) {
        return required.stream().allMatch(columns::has) && typical.stream().anyMatch(columns::has);
    }

    @Override
    public final String source() {
        return "/feeds/" + name();
    }

    @Override
    public final boolean isWhole() {
        return true;
    }

    @Override
    public final Rows open(InputStream file) throws IOException {
        var csv = CsvFile.open(file, accepts());
        var columns = Columns.find(type, csv.header());
        if (!accepts(columns)) {
            throw new UnreadableFileException(
                    "columns-missing",
                    "The header has the columns " + String.join(", ", csv.header()) + ". Accepted: " + accepts() + ".");
        }
        var reader = reader();
        return new Rows() {
            @Override
            public @Nullable Row next() {
                CsvRecord row = csv.next();
                return row == null ? null : reader.read(new EpochCells<>(row, columns));
            }

            @Override
            public void close() throws IOException {
                csv.close();
            }
        };
    }

    @Override
    public final Trace trace(AnnouncementId id, Announcement announcement) {
        var about = about(announcement);
        if (about == null || about.name() == null) {
            return new Trace(id.value(), id.value(), null, announcement);
        }
        var key = key(about, announcement);
        return new Trace(key, slug(about, key), twin(announcement), named(announcement, List.of()));
    }

    @Override
    public final Announcement carry(Announcement row, Announcement former) {
        var now = about(row);
        var before = about(former);
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

    private @Nullable Participant about(Announcement announcement) {
        return announcement.participants().stream()
                .filter(one -> one.role().equals(role))
                .findFirst()
                .orElse(null);
    }

    /// The announcement with these further names of what it is about.
    private Announcement named(Announcement announcement, List<Participant.Name> names) {
        return With.participants(
                announcement,
                announcement.participants().stream()
                        .map(one -> one.role().equals(role)
                                ? new Participant(one.role(), one.entity(), one.name(), names, one.identifiers())
                                : one)
                        .toList());
    }
}
