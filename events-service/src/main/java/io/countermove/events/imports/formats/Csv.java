package io.countermove.events.imports.formats;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.countermove.contracts.table.AnnouncementTable;
import io.countermove.events.imports.Head;
import io.countermove.events.imports.Row;
import io.countermove.events.imports.Rows;
import io.countermove.events.imports.UnreadableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Our own announcements as a table, one on each row, as `GET /announcements.csv` gives them. What is missing in it
/// stays.
final class Csv implements OwnFormat {
    private static final List<String> REQUIRED =
            List.of("kind", "title", "announcedOn", "source.publisher", "participants");

    private final OwnRows own;

    Csv(OwnRows own) {
        this.own = own;
    }

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String accepts() {
        return "csv, a table of announcements with the columns " + String.join(", ", REQUIRED) + " and any of "
                + String.join(", ", AnnouncementTable.COLUMNS);
    }

    @Override
    public boolean recognises(Head head) {
        var line = head.firstLine();
        return List.of(line.replace("\"", "").split(String.valueOf(CsvFile.separator(line)), -1))
                .containsAll(REQUIRED);
    }

    @Override
    public Rows open(InputStream file) throws IOException {
        var csv = CsvFile.open(file, accepts());
        var unknown = AnnouncementTable.unknown(csv.header());
        if (!csv.header().containsAll(REQUIRED) || !unknown.isEmpty()) {
            throw new UnreadableFileException(
                    "columns",
                    "The header has the columns " + String.join(", ", csv.header())
                            + (unknown.isEmpty() ? "" : ", of which are unknown: " + String.join(", ", unknown))
                            + ". Accepted: " + accepts() + ".");
        }
        return new Table(csv, own);
    }

    private record Table(CsvFile csv, OwnRows own) implements Rows {
        @Override
        public @Nullable Row next() {
            var row = csv.next();
            return row == null ? null : read(row);
        }

        private Row read(CsvRecord row) {
            var cells = new HashMap<String, String>();
            for (int i = 0; i < csv.header().size(); i++) {
                cells.put(csv.header().get(i), row.getField(i));
            }
            try {
                return own.row(row.getStartingLineNumber(), AnnouncementTable.content(cells));
            } catch (IllegalArgumentException e) {
                return OwnRows.refuse(row.getStartingLineNumber(), "cell", "", String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void close() throws IOException {
            csv.close();
        }
    }
}
