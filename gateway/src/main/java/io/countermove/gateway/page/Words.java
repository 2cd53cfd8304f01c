package io.countermove.gateway.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Dates and numbers as people read them, never more precise than they are.
final class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private Words() {}

    static String date(String edtf) {
        if (edtf.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return DAY.format(LocalDate.parse(edtf));
        }
        if (edtf.matches("\\d{4}-\\d{2}")) {
            return MONTH.format(YearMonth.parse(edtf));
        }
        return edtf.matches("\\d{4}-Q[1-4]") ? edtf.substring(5) + " " + edtf.substring(0, 4) : edtf;
    }

    static String precision(String edtf) {
        return switch (edtf.length()) {
            case 4 -> "year";
            case 7 -> edtf.contains("Q") ? "quarter" : "month";
            default -> "day";
        };
    }

    /// Three significant digits; whole numbers whole.
    static String number(JsonNode node) {
        BigDecimal number = node.decimalValue();
        BigDecimal rounded = number.precision() - number.scale() > 3
                ? number.setScale(0, java.math.RoundingMode.HALF_EVEN)
                : number.round(new MathContext(3));
        return rounded.stripTrailingZeros().toPlainString();
    }

    /// `0.94 to 4.12`; an open end is said so.
    static String interval(JsonNode low, JsonNode high) {
        return (low.isNumber() ? number(low) : "unbounded") + " to " + (high.isNumber() ? number(high) : "unbounded");
    }

    static String status(String status) {
        return status.replace('-', ' ').replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
