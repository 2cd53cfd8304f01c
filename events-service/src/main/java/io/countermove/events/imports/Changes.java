package io.countermove.events.imports;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.Fact;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.announcement.Participant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says in words what a correction changes.
final class Changes {
    private static final int LONGEST = 900;
    private static final int MANY_DIGITS = 7;

    private Changes() {}

    /// `training-compute 2.1e26 → 3.8e26; developer + OpenAI`.
    static String describe(Announcement former, Announcement now) {
        var said = new ArrayList<String>();
        facts(former, now, said);
        add(said, "announced on", former.announcedOn().text(), now.announcedOn().text());
        add(said, "kind", former.kind(), now.kind());
        participants(former, now, said);
        sets(said, "jurisdictions", former.jurisdictions(), now.jurisdictions());
        add(said, "link", former.source().url(), now.source().url());
        if (said.isEmpty()) {
            add(said, "title", former.title(), now.title());
        }
        var text = said.isEmpty() ? "details" : String.join("; ", said);
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static void facts(Announcement former, Announcement now, List<String> said) {
        var before = byProperty(former);
        var after = byProperty(now);
        var properties = new LinkedHashSet<>(before.keySet());
        properties.addAll(after.keySet());
        for (var property : properties) {
            var was = before.getOrDefault(property, List.of());
            var is = after.getOrDefault(property, List.of());
            if (Objects.equals(texts(was), texts(is))) {
                if (!was.equals(is) && !sureness(was).equals(sureness(is))) {
                    add(said, property + " confidence", sureness(was), sureness(is));
                }
            } else {
                add(said, property, texts(was), texts(is));
            }
        }
    }

    private static Map<String, List<Fact>> byProperty(Announcement announcement) {
        return announcement.facts().stream()
                .collect(Collectors.groupingBy(Fact::property, LinkedHashMap::new, Collectors.toList()));
    }

    private static @Nullable String texts(List<Fact> facts) {
        return facts.isEmpty()
                ? null
                : facts.stream().map(fact -> text(fact.value())).collect(Collectors.joining(", "));
    }

    private static String sureness(List<Fact> facts) {
        return facts.stream()
                .map(fact -> fact.confidence() == null ? "" : fact.confidence().word())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String text(FactValue value) {
        return switch (value) {
            case FactValue.Quantity quantity -> number(quantity.value()) + interval(quantity);
            case FactValue.Money money -> number(money.amount()) + " " + money.currency();
            case FactValue.Text(var text) -> text;
            case FactValue.Flag(var flag) -> String.valueOf(flag);
            case FactValue.Date(var date) -> date.text();
            case FactValue.Choice(var word) -> word;
            case FactValue.Reference(var entity) -> entity.toString();
        };
    }

    private static String interval(FactValue.Quantity quantity) {
        return quantity.low() == null && quantity.high() == null
                ? ""
                : " (" + bound(quantity.low()) + " to " + bound(quantity.high()) + ")";
    }

    private static String bound(@Nullable BigDecimal number) {
        return number == null ? "?" : number(number);
    }

    static String number(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        if (plain.precision() - plain.scale() <= MANY_DIGITS && plain.scale() <= MANY_DIGITS) {
            return plain.toPlainString();
        }
        var digits = plain.unscaledValue().abs().toString();
        var exponent = plain.precision() - plain.scale() - 1;
        var mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (plain.signum() < 0 ? "-" : "") + mantissa + "e" + exponent;
    }

    private static void participants(Announcement former, Announcement now, List<String> said) {
        var roles = new LinkedHashSet<String>();
        former.participants().forEach(one -> roles.add(one.role()));
        now.participants().forEach(one -> roles.add(one.role()));
        for (var role : roles) {
            sets(said, role, names(former, role), names(now, role));
        }
    }

    private static List<String> names(Announcement announcement, String role) {
        return announcement.participants().stream()
                .filter(one -> one.role().equals(role))
                .map(Changes::name)
                .toList();
    }

    private static String name(Participant participant) {
        return Objects.requireNonNullElseGet(
                participant.name(), () -> participant.entity().toString());
    }

    private static void sets(List<String> said, String what, List<String> former, List<String> now) {
        Set<String> gone = new LinkedHashSet<>(former);
        now.forEach(gone::remove);
        Set<String> come = new LinkedHashSet<>(now);
        former.forEach(come::remove);
        if (gone.size() == 1 && come.size() == 1) {
            add(said, what, gone.iterator().next(), come.iterator().next());
        } else {
            come.forEach(one -> said.add(what + " + " + one));
            gone.forEach(one -> said.add(what + " − " + one));
        }
    }

    private static void add(List<String> said, String what, @Nullable String former, @Nullable String now) {
        if (!Objects.equals(former, now)) {
            said.add(String.format(
                    Locale.ROOT, "%s %s → %s", what, former == null ? "none" : former, now == null ? "none" : now));
        }
    }
}
