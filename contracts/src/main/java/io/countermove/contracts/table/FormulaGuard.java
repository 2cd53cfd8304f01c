package io.countermove.contracts.table;

import java.util.regex.Pattern;

/// A spreadsheet runs a cell that begins like a formula. An apostrophe before it makes it text, there and here; `off`
/// takes away what `on` put, whatever the text.
final class FormulaGuard {
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private FormulaGuard() {}

    static String on(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    static String off(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
