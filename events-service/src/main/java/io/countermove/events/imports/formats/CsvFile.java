package io.countermove.events.imports.formats;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.countermove.events.imports.UnreadableFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A CSV file with a header: rows as long as the header, quoted as RFC 4180 has it. Each row knows its line.
final class CsvFile implements AutoCloseable {
    private static final int LONGEST_FIELD = 4 * 1024 * 1024;

    private static final int LONGEST_HEADER = 64 * 1024;

    private final Utf8Reader source;
    private final CloseableIterator<CsvRecord> records;
    private final CsvRecord header;
    private long line;

    /// Reads the header to know the separator.
    static CsvFile open(InputStream in, String accepts) throws IOException {
        var source = new Utf8Reader(in);
        var text = new BufferedReader(source, LONGEST_HEADER);
        text.mark(LONGEST_HEADER);
        var beginning = new char[LONGEST_HEADER - 1];
        int read = text.read(beginning);
        text.reset();
        var head = read < 0 ? "" : new String(beginning, 0, read).strip();
        return new CsvFile(source, text, separator(head.lines().findFirst().orElse("")), accepts);
    }

    private CsvFile(Utf8Reader source, Reader text, char separator, String accepts) {
        this.source = source;
        records = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(LONGEST_FIELD)
                .ofCsvRecord(text)
                .iterator();
        var first = read();
        if (first == null) {
            throw new UnreadableFileException("empty-file", "The file is empty. Accepted: " + accepts + ".");
        }
        header = first;
    }

    /// The separator of a header line: the one of comma, semicolon and tab that stands there most often.
    static char separator(String header) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(one -> one == wanted).count();
    }

    List<String> header() {
        return header.getFields();
    }

    /// The next row; null at the end.
    @Nullable
    CsvRecord next() {
        var row = read();
        if (row == null) {
            return null;
        }
        line = row.getStartingLineNumber();
        if (row.getFieldCount() < header.getFieldCount()) {
            throw cut(row);
        }
        for (int extra = header.getFieldCount(); extra < row.getFieldCount(); extra++) {
            if (!row.getField(extra).isBlank()) {
                throw new UnreadableFileException(
                        "uneven-row",
                        "The row on line " + line + " has " + row.getFieldCount() + " columns, the header has "
                                + header.getFieldCount()
                                + ": a quote or separator is wrong there. Nothing was published.");
            }
        }
        if (!records.hasNext()) {
            refuseOpenQuote(row);
        }
        return row;
    }

    /// At the end of a file that breaks off in quotes their number is odd, and what was quoted is not over.
    private void refuseOpenQuote(CsvRecord last) {
        boolean unfinished = last.getField(last.getFieldCount() - 1).contains("\n") || source.last() != '\n';
        if (source.quotes() % 2 == 1 && unfinished) {
            throw new UnreadableFileException(
                    "cut-file",
                    "A quote in the row on line " + line
                            + " is not closed: the file is cut off there. Fetch the whole file again. Nothing was published.");
        }
    }

    private UnreadableFileException cut(CsvRecord row) {
        boolean more = records.hasNext();
        return new UnreadableFileException(
                more ? "uneven-row" : "cut-file",
                "The row on line " + row.getStartingLineNumber() + " has " + row.getFieldCount()
                        + " columns, the header has " + header.getFieldCount()
                        + (more
                                ? ": a quote or separator is wrong there."
                                : ": the file is cut off there. Fetch the whole file again.")
                        + " Nothing was published.");
    }

    private @Nullable CsvRecord read() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            throw new UnreadableFileException(
                    "cut-file",
                    "The file cannot be read as CSV after line " + line + ": " + said(e)
                            + " Perhaps a quote is not closed, or the file is cut off. Nothing was published.");
        } catch (UncheckedIOException e) {
            throw new UnreadableFileException("unreadable-file", "The file cannot be read: " + e.getMessage());
        }
    }

    private static String said(Exception e) {
        var cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() + ".";
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
