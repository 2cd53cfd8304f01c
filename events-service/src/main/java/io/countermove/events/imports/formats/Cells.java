package io.countermove.events.imports.formats;

import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.date.Precision;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Cells of spreadsheets, as people and their programs write them.
final class Cells {
    private static final Set<String> PLACEHOLDERS = Set.of(
            "",
            "-",
            "–",
            "—",
            "--",
            "?",
            "n/a",
            "na",
            "#n/a",
            "nan",
            "none",
            "null",
            "nil",
            "tbd",
            "unknown",
            "not available",
            "not applicable",
            "unspecified",
            "#value!",
            "#ref!",
            "#name?",
            "#div/0!");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\p{Z}]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern BARE_COMMA = Pattern.compile(",(?=\\S)");
    private static final Pattern ISO = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})([T ].*)?");
    private static final Pattern SPREADSHEET = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})( .*)?");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(\\.0)?");
    private static final Pattern LEGAL_FORM = Pattern.compile(
            "(?i)(inc|incorporated|ltd|limited|llc|l\\.l\\.c|corp|corporation|co|gmbh|ag|plc|s\\.a|b\\.v|n\\.v|pte|pty)\\.?");

    private Cells() {}

    /// The text on one line, compatibility forms resolved; empty where the cell only says that it knows nothing.
    static String text(String cell) {
        var text = line(cell);
        return PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT)) ? "" : text;
    }

    /// The text on one line; a placeholder is text.
    static String line(String cell) {
        return isPlain(cell)
                ? cell.strip()
                : BLANKS.matcher(Normalizer.normalize(cell, Normalizer.Form.NFKC))
                        .replaceAll(" ")
                        .strip();
    }

    /// Whether all is printable ASCII and no two blanks stand together, as in nearly every cell: then there is nothing
    /// to resolve.
    private static boolean isPlain(String cell) {
        boolean plain = true;
        for (int i = 0; plain && i < cell.length(); i++) {
            char each = cell.charAt(i);
            plain = each >= ' ' && each <= '~' && !(each == ' ' && i > 0 && cell.charAt(i - 1) == ' ');
        }
        return plain;
    }

    /// A number with the digits that the cell gives: `3.02e+24`, `1E+11`, `1,000,000`.
    static Optional<BigDecimal> number(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text));
        }
        return GROUPED.matcher(text).matches() ? Optional.of(new BigDecimal(text.replace(",", ""))) : Optional.empty();
    }

    /// A date as it stands or as a US spreadsheet shows it (m/d/yyyy); no other order of day and month is guessed.
    static Optional<EdtfDate> date(String text) {
        var iso = ISO.matcher(text);
        if (iso.matches()) {
            return EdtfDate.find(iso.group(1));
        }
        var spreadsheet = SPREADSHEET.matcher(text);
        if (spreadsheet.matches()) {
            return EdtfDate.find(String.format(
                    Locale.ROOT,
                    "%s-%02d-%02d",
                    spreadsheet.group(3),
                    Integer.valueOf(spreadsheet.group(1)),
                    Integer.valueOf(spreadsheet.group(2))));
        }
        var year = YEAR.matcher(text);
        return EdtfDate.find(year.matches() ? year.group(1) : text);
    }

    /// A date of a list that pads what it does not know with ones: the first of January is a year, the first of a month
    /// a month.
    static EdtfDate unpadded(EdtfDate date) {
        if (date.precision() != Precision.DAY || date.earliest().getDayOfMonth() != 1) {
            return date;
        }
        var text = date.text();
        return EdtfDate.parse(date.earliest().getMonthValue() == 1 ? text.substring(0, 4) : text.substring(0, 7));
    }

    /// The items of a list joined by commas. Where some commas have no space behind them, those with one belong to a
    /// name; and `known` names and legal forms (`Baidu, Inc.`) stay together in any case.
    static List<String> items(String cell, Predicate<String> known) {
        var text = cell.strip();
        boolean bare = BARE_COMMA.matcher(text).find();
        var parts = List.of((bare ? BARE_COMMA : COMMA).split(text));
        var items = new ArrayList<String>();
        for (int i = 0; i < parts.size(); i++) {
            var item = new StringBuilder(parts.get(i).strip());
            int taken = i;
            for (int end = Math.min(parts.size() - 1, bare ? i : i + 2); end > i; end--) {
                var joined = String.join(
                        ", ",
                        parts.subList(i, end + 1).stream().map(String::strip).toList());
                if (known.test(joined)) {
                    item = new StringBuilder(joined);
                    taken = end;
                    break;
                }
            }
            while (taken + 1 < parts.size()
                    && LEGAL_FORM.matcher(parts.get(taken + 1).strip()).matches()) {
                taken++;
                item.append(", ").append(parts.get(taken).strip());
            }
            i = taken;
            var found = text(item.toString());
            if (!found.isEmpty() && !items.contains(found)) {
                items.add(found);
            }
        }
        return items;
    }
}
