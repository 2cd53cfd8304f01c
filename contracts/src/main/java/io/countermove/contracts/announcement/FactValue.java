package io.countermove.contracts.announcement;

import io.countermove.contracts.date.EdtfDate;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The value of a fact, typed by the vocabulary. Numbers are decimals with the digits that the source gave.
public sealed interface FactValue {

    record Text(String text) implements FactValue {}

    record Flag(boolean flag) implements FactValue {}

    record Date(EdtfDate date) implements FactValue {}

    /// One of the words that the vocabulary lists for the property.
    record Choice(String word) implements FactValue {}

    record Reference(EntityId entity) implements FactValue {}

    /// A number with its unit; `low` and `high` bound it where the source gives an interval.
    record Quantity(
            BigDecimal value,
            String unit,
            Qualifier qualifier,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) implements FactValue {}

    /// An amount in a currency (ISO 4217) on a basis, where the basis matters.
    record Money(
            BigDecimal amount,
            String currency,
            @Nullable String basis,
            Qualifier qualifier,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high)
            implements FactValue {}
}
