package io.countermove.contracts.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.announcement.Qualifier;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.vocabulary.Property;
import io.countermove.contracts.vocabulary.ValueType;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the value of a fact as one of the types that its property may have. Throws `Refusal`, which names the rule.
final class FactValueReader {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private static final int MOST_INTEGER_DIGITS = 40;
    private static final int MOST_FRACTION_DIGITS = 20;

    private FactValueReader() {}

    static FactValue read(JsonNode value, Property property) {
        Refusal first = null;
        for (var type : property.types()) {
            try {
                return read(value, property, type);
            } catch (Refusal refusal) {
                first = first == null ? refusal : first;
            }
        }
        throw Objects.requireNonNull(first, "a property has at least one type");
    }

    private static FactValue read(JsonNode value, Property property, ValueType type) {
        return switch (type) {
            case TEXT -> new FactValue.Text(textual(value, property, "text"));
            case FLAG -> {
                require(value.isBoolean(), "value-type", () -> property.name() + " takes true or false");
                yield new FactValue.Flag(value.booleanValue());
            }
            case DATE ->
                new FactValue.Date(EdtfDate.find(textual(value, property, "a date"))
                        .orElseThrow(
                                () -> new Refusal("value-date", "not a date: 2025, 2025-Q1, 2025-04 or 2025-04-15")));
            case ENUM -> choice(textual(value, property, "one of its words"), property);
            case REFERENCE -> reference(textual(value, property, "an entity id"), property);
            case QUANTITY -> quantity(value, property);
            case MONEY -> money(value, property);
        };
    }

    private static FactValue choice(String word, Property property) {
        require(
                property.values().contains(word),
                "value-enum",
                () -> property.name() + " is one of " + property.values());
        return new FactValue.Choice(word);
    }

    private static FactValue reference(String text, Property property) {
        var entity = EntityId.find(text)
                .orElseThrow(() -> new Refusal("value-reference", "an entity id is " + EntityId.RULE));
        require(
                property.references().isEmpty() || property.references().contains(entity.type()),
                "value-reference",
                () -> property.name() + " refers to an entity of type " + String.join(" or ", property.references()));
        return new FactValue.Reference(entity);
    }

    private static FactValue quantity(JsonNode value, Property property) {
        var expected = property.unit() == null ? "1" : property.unit();
        Supplier<String> form = () ->
                "%s takes a quantity {\"value\": \"30000\", \"unit\": \"%s\"}".formatted(property.name(), expected);
        if (!value.isObject()) {
            return new FactValue.Quantity(decimal(value, form), expected, Qualifier.EXACTLY, null, null);
        }
        require(value.has("value") && !value.has("currency") && !value.has("basis"), "value-type", form);
        var unit = value.path("unit").asText(expected);
        require(
                value.path("unit").isNull() || unit.equals(expected),
                "value-unit",
                () -> property.name() + " is in the unit " + expected);
        var low = optional(value.path("low"), form);
        var high = optional(value.path("high"), form);
        var number = decimal(value.path("value"), form);
        requireOrder(low, number, high);
        return new FactValue.Quantity(number, expected, qualifier(value), low, high);
    }

    private static FactValue money(JsonNode value, Property property) {
        Supplier<String> form = () -> property.name() + " takes money {\"amount\": \"5600000\", \"currency\": \"USD\"}";
        require(value.isObject() && value.has("amount") && !value.has("unit"), "value-type", form);
        var currency = value.path("currency").asText();
        require(isCurrency(currency), "value-currency", () -> "not an ISO 4217 currency: " + currency);
        var basis = value.path("basis").textValue();
        require(
                basis == null || property.bases().contains(basis),
                "value-basis",
                () -> property.bases().isEmpty()
                        ? property.name() + " has no basis"
                        : property.name() + " has a basis of " + property.bases());
        var low = optional(value.path("low"), form);
        var high = optional(value.path("high"), form);
        var amount = decimal(value.path("amount"), form);
        requireOrder(low, amount, high);
        var stated =
                basis == null && property.bases().size() == 1 ? property.bases().getFirst() : basis;
        return new FactValue.Money(amount, currency, stated, qualifier(value), low, high);
    }

    private static void requireOrder(@Nullable BigDecimal low, BigDecimal value, @Nullable BigDecimal high) {
        require(
                (low == null || low.compareTo(value) <= 0) && (high == null || value.compareTo(high) <= 0),
                "value-interval",
                () -> "low ≤ value ≤ high");
    }

    private static String textual(JsonNode value, Property property, String expected) {
        require(
                value.isTextual() && !value.textValue().isBlank(),
                "value-type",
                () -> property.name() + " takes " + expected);
        return value.textValue();
    }

    private static Qualifier qualifier(JsonNode value) {
        return Qualifier.find(value.path("qualifier").asText("=")).orElse(Qualifier.EXACTLY);
    }

    private static @Nullable BigDecimal optional(JsonNode node, Supplier<String> form) {
        return node.isMissingNode() || node.isNull() ? null : decimal(node, form);
    }

    private static BigDecimal decimal(JsonNode node, Supplier<String> form) {
        require(node.isNumber() || node.isTextual(), "value-type", form);
        try {
            return bounded(node.isNumber() ? node.decimalValue() : new BigDecimal(node.textValue()));
        } catch (NumberFormatException _) {
            throw new Refusal("value-type", form.get());
        }
    }

    private static BigDecimal bounded(BigDecimal number) {
        require(
                (long) number.precision() - number.scale() <= MOST_INTEGER_DIGITS
                        && number.scale() <= MOST_FRACTION_DIGITS,
                "value-digits",
                () -> "at most %d digits before the point and %d after it"
                        .formatted(MOST_INTEGER_DIGITS, MOST_FRACTION_DIGITS));
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }

    private static void require(boolean holds, String rule, Supplier<String> detail) {
        if (!holds) {
            throw new Refusal(rule, detail.get());
        }
    }

    /// A value that its property refuses.
    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String rule;
        private final String detail;

        Refusal(String rule, String detail) {
            super(detail, null, false, false);
            this.rule = rule;
            this.detail = detail;
        }

        Violation at(String pointer) {
            return new Violation(pointer, rule, detail);
        }
    }
}
