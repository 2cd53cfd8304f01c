package io.countermove.benchmarks;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.announcement.Direction;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.Fact;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.announcement.Participant;
import io.countermove.contracts.announcement.Qualifier;
import io.countermove.contracts.announcement.Source;
import io.countermove.contracts.announcement.Stance;
import io.countermove.contracts.date.EdtfDate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Announcements of about 1 KiB as the log of some years would hold them; the same number gives the same one.
final class Announcements {
    private static final LocalDate FIRST_DAY = LocalDate.of(2018, 1, 1);
    private static final int DAYS = 2_900;
    private static final String[] WORDS = ("export control licence chip compute model training cluster revenue data"
                    + " centre demand supply domestic alternative approval restriction shipment memory bandwidth"
                    + " quarter guidance release weights benchmark price service agency review exporters foundry")
            .split(" ", -1);

    private Announcements() {}

    /// The announcement of a number.
    ///
    /// @param version 0 as published; each further one differs, as a correction does
    static Announcement of(long number, int version) {
        var random = new SplittableRandom(number * 31 + 7);
        double kind = random.nextDouble();
        if (kind < 0.15) {
            return policy(random, version);
        } else if (kind < 0.25) {
            return licence(random, version);
        } else if (kind < 0.50) {
            return release(random, version);
        } else if (kind < 0.60) {
            return price(random, version);
        } else if (kind < 0.75) {
            return statement(random, version);
        } else if (kind < 0.90) {
            return supply(random, version);
        }
        return finance(random, version);
    }

    private static Announcement policy(RandomGenerator random, int version) {
        String kind = Stream.of("policy.announced", "policy.adopted", "policy.effective", "policy.suspended")
                .skip(random.nextInt(4))
                .findFirst()
                .orElseThrow();
        return announcement(
                random,
                version,
                kind,
                List.of(
                        who("instrument", Cast.POLICY.draw(random)),
                        who("issuer", Cast.JURISDICTION.draw(random)),
                        who("target", Cast.ORG.draw(random)),
                        who("target", Cast.CHIP.draw(random)),
                        who("affected", Cast.JURISDICTION.draw(random))),
                List.of(),
                List.of(),
                Direction.TIGHTENS,
                null);
    }

    private static Announcement licence(RandomGenerator random, int version) {
        EntityId chip = Cast.CHIP.draw(random);
        return announcement(
                random,
                version,
                "licence.changed",
                List.of(
                        who("issuer", Cast.JURISDICTION.draw(random)),
                        who("target", chip),
                        who("affected", Cast.JURISDICTION.draw(random))),
                List.of(fact(chip, "export-status", new FactValue.Choice("licence-required"))),
                List.of(),
                Direction.TIGHTENS,
                null);
    }

    private static Announcement release(RandomGenerator random, int version) {
        EntityId model = Cast.MODEL.draw(random);
        return announcement(
                random,
                version,
                "model.released",
                List.of(
                        who("developer", Cast.ORG.draw(random)),
                        who("model", model),
                        who("chip", Cast.CHIP.draw(random))),
                List.of(
                        fact(model, "parameters", quantity(random.nextInt(1, 900) * 1_000_000_000L, "1")),
                        fact(model, "dataset-size", quantity(random.nextInt(1, 30) * 1_000_000_000_000L, "token")),
                        fact(model, "accessibility", new FactValue.Choice("open-weights"))),
                List.of(),
                null,
                null);
    }

    private static Announcement price(RandomGenerator random, int version) {
        EntityId model = Cast.MODEL.draw(random);
        return announcement(
                random,
                version,
                "price.changed",
                List.of(who("vendor", Cast.ORG.draw(random)), who("model", model)),
                List.of(fact(model, "price-input", money(random.nextInt(1, 900), "per-million-tokens"))),
                List.of(),
                null,
                null);
    }

    private static Announcement statement(RandomGenerator random, int version) {
        EntityId policy = Cast.POLICY.draw(random);
        return announcement(
                random,
                version,
                "statement.made",
                List.of(
                        who("actor", Cast.ORG.draw(random)),
                        who("speaker", Cast.PERSON.draw(random)),
                        who("about", policy)),
                List.of(),
                List.of(policy.toString()),
                null,
                Stance.UNAFFECTED);
    }

    private static Announcement supply(RandomGenerator random, int version) {
        EntityId vendor = Cast.ORG.draw(random);
        EntityId chip = Cast.CHIP.draw(random);
        return announcement(
                random,
                version,
                "supply.reported",
                List.of(who("vendor", vendor), who("chip", chip), who("market", Cast.JURISDICTION.draw(random))),
                List.of(fact(vendor, "jurisdiction", new FactValue.Reference(Cast.JURISDICTION.draw(random)))),
                List.of(),
                null,
                null);
    }

    private static Announcement finance(RandomGenerator random, int version) {
        EntityId actor = Cast.ORG.draw(random);
        var revenue = new Fact(
                actor,
                "revenue",
                money(random.nextInt(1, 90_000) * 1_000_000L, null),
                Map.of("period", 2018 + random.nextInt(8) + "-Q" + (1 + random.nextInt(4))),
                null,
                null,
                null);
        return announcement(
                random,
                version,
                "finance.reported",
                List.of(who("actor", actor)),
                List.of(revenue),
                List.of(),
                null,
                null);
    }

    private static Announcement announcement(
            RandomGenerator random,
            int version,
            String kind,
            List<Participant> participants,
            List<Fact> facts,
            List<String> respondsTo,
            @Nullable Direction direction,
            @Nullable Stance stance) {
        EdtfDate day = EdtfDate.of(FIRST_DAY.plusDays(random.nextInt(DAYS)));
        var source = new Source(
                "https://news.example/" + Long.toHexString(random.nextLong()),
                "Publisher " + random.nextInt(200),
                day,
                text(random, 45),
                false);
        return new Announcement(
                kind,
                text(random, 8) + (version == 0 ? "" : ", corrected " + version),
                day,
                day,
                null,
                List.of(random.nextDouble() < 0.5 ? "US" : "CN"),
                participants,
                facts,
                respondsTo,
                source,
                List.of(),
                null,
                Confidence.REPORTED,
                stance,
                direction,
                null,
                null,
                "en");
    }

    private static Participant who(String role, EntityId entity) {
        return new Participant(role, entity, name(entity), List.of(), Map.of());
    }

    private static String name(EntityId entity) {
        return entity.slug().toUpperCase(Locale.ROOT).replace('-', ' ');
    }

    private static Fact fact(EntityId entity, String property, FactValue value) {
        return new Fact(entity, property, value, Map.of(), null, null, null);
    }

    private static FactValue quantity(long value, String unit) {
        return new FactValue.Quantity(BigDecimal.valueOf(value), unit, Qualifier.ABOUT, null, null);
    }

    private static FactValue money(long amount, @Nullable String basis) {
        return new FactValue.Money(BigDecimal.valueOf(amount), "USD", basis, Qualifier.EXACTLY, null, null);
    }

    private static String text(RandomGenerator random, int words) {
        var text = new StringBuilder("Report");
        for (int i = 0; i < words; i++) {
            text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }
}
