package io.countermove.events.imports;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.Fact;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.json.Json;
import io.countermove.events.Fingerprint;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Fingerprints by which rows and announcements are compared.
final class Fingerprints {
    static final long NO_TWIN = 0;

    private Fingerprints() {}

    static Fingerprint of(String text) {
        return Fingerprint.of(Json.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static long twin(@Nullable String twin) {
        return twin == null ? NO_TWIN : of(twin).high();
    }

    /// Of what an announcement says. `1.3e10`, `13000000000` and `13000000000.0` are one number: a spreadsheet that
    /// only
    /// saved a file has changed nothing.
    static Fingerprint of(Announcement announcement) {
        return Fingerprint.of(Json.digest(new Content.Published(With.facts(
                        announcement,
                        announcement.facts().stream().map(Fingerprints::plain).toList()))
                .toBytes()));
    }

    private static Fact plain(Fact fact) {
        return new Fact(
                fact.entity(),
                fact.property(),
                plain(fact.value()),
                fact.qualifiers(),
                fact.validFrom(),
                fact.validTo(),
                fact.confidence());
    }

    private static FactValue plain(FactValue value) {
        return switch (value) {
            case FactValue.Quantity(var number, var unit, var qualifier, var low, var high) ->
                new FactValue.Quantity(number.stripTrailingZeros(), unit, qualifier, plain(low), plain(high));
            case FactValue.Money(var amount, var currency, var basis, var qualifier, var low, var high) ->
                new FactValue.Money(amount.stripTrailingZeros(), currency, basis, qualifier, plain(low), plain(high));
            case FactValue.Text _, FactValue.Flag _, FactValue.Date _, FactValue.Choice _, FactValue.Reference _ ->
                value;
        };
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }
}
