package io.countermove.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/// Announcements of a small cast.
final class Contents {

    private static final List<String> KINDS = List.of(
            "policy.effective",
            "policy.effective",
            "policy.suspended",
            "policy.suspended",
            "policy.lifted",
            "policy.lifted",
            "policy.reinstated",
            "policy.adopted",
            "policy.proposed",
            "policy.announced",
            "policy.amended",
            "policy.amended",
            "policy.enforcement-changed",
            "licence.changed",
            "listing.changed",
            "listing.changed",
            "listing.changed",
            "enforcement.action",
            "model.released",
            "statement.made",
            "claim.made",
            "supply.reported",
            "identity.same-as",
            "identity.same-as",
            "identity.same-as",
            "identity.same-as",
            "identity.not-same-as",
            "identity.not-same-as");
    private static final List<String> DIRECTIONS = List.of("eases", "tightens", "eases", "neutral");
    private static final List<String> CONFIDENCES =
            List.of("confirmed", "reported", "claimed", "estimated", "rumoured");

    private Contents() {}

    private record Times(
            String announcedOn,
            @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable String publishedOn) {}

    private record Fact(
            int which,
            int value,
            @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable String confidence,
            int called) {}

    static Arbitrary<ObjectNode> any() {
        return Combinators.combine(
                        Arbitraries.of(KINDS),
                        Arbitraries.of(Cast.POLICIES),
                        times(),
                        facts().list().ofMaxSize(3).withSizeDistribution(RandomDistribution.uniform()),
                        Arbitraries.of(false, true),
                        Arbitraries.of(CONFIDENCES).injectNull(0.6),
                        Arbitraries.of(false, false, false, false, true),
                        Arbitraries.integers().between(0, 999).withDistribution(RandomDistribution.uniform()))
                .as(Contents::write);
    }

    /// EDTF dates from 1956 to 2031 of every precision, few enough to meet.
    static Arbitrary<String> dates() {
        var years = Arbitraries.frequency(
                Tuple.of(1, 1956),
                Tuple.of(1, 1995),
                Tuple.of(1, 2020),
                Tuple.of(2, 2024),
                Tuple.of(6, 2025),
                Tuple.of(2, 2026),
                Tuple.of(1, 2031));
        var days = Combinators.combine(years, Arbitraries.of(1, 4, 5, 12), Arbitraries.of(1, 15, 28))
                .as("%04d-%02d-%02d"::formatted);
        return Arbitraries.oneOf(
                days,
                days,
                Arbitraries.of(Histories.days()),
                days.map(day -> day.substring(0, 7)),
                Combinators.combine(years, Arbitraries.integers().between(1, 4)).as("%04d-Q%d"::formatted),
                years.map("%04d"::formatted));
    }

    private static Arbitrary<Times> times() {
        return Combinators.combine(dates(), dates().injectNull(0.15), ends().injectNull(0.6), dates().injectNull(0.4))
                .as(Times::new);
    }

    private static Arbitrary<Fact> facts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9).withDistribution(RandomDistribution.uniform()),
                        Arbitraries.integers().between(0, 3).withDistribution(RandomDistribution.uniform()),
                        dates().injectNull(0.4),
                        ends().injectNull(0.7),
                        Arbitraries.of(CONFIDENCES).injectNull(0.6),
                        Arbitraries.integers().between(0, 3).withDistribution(RandomDistribution.uniform()))
                .as(Fact::new);
    }

    private static Arbitrary<String> ends() {
        return Arbitraries.of("2025-06", "2025-12-01", "2026", "2026-11-09", "2027-Q1", "2031");
    }

    private static ObjectNode write(
            String kind,
            String policy,
            Times times,
            List<Fact> facts,
            boolean official,
            @Nullable String confidence,
            boolean reports,
            int called) {
        var node = JsonNodeFactory.instance.objectNode().put("kind", kind).put("title", kind + " of " + policy);
        put(node, "announcedOn", times.announcedOn);
        putValid(node, times.validFrom, times.validTo);
        put(node, "confidence", confidence);
        put(node, "reports", reports ? "another" : null);
        put(node, "direction", direction(kind, called));
        node.putArray("jurisdictions").add(called % 4 == 1 ? "NL" : "US");
        Cast.play(kind, policy, called, node);
        addFacts(kind, policy, facts, node);
        var source = node.putObject("source").put("publisher", official ? "Federal Register" : "The Register");
        put(source, "publishedOn", times.publishedOn);
        if (official) {
            source.put("official", true);
        }
        return node;
    }

    /// Not always what one expects of the kind; and of a list that says none, nothing is removed.
    private static @Nullable String direction(String kind, int called) {
        boolean directed = kind.startsWith("policy.") || kind.endsWith(".changed");
        int which = called / 12 % (DIRECTIONS.size() + 1);
        return directed && which < DIRECTIONS.size() ? DIRECTIONS.get(which) : null;
    }

    private static void addFacts(String kind, String policy, List<Fact> facts, ObjectNode node) {
        var written = new ArrayList<>(facts);
        if (kind.equals("policy.enforcement-changed")) {
            written.addFirst(new Fact(2, facts.size(), null, null, null, 0));
        }
        var about = new HashSet<String>();
        for (var fact : written) {
            var json = json(fact, policy);
            if (about.add(json.path("entity").asText() + json.path("property").asText())) {
                node.withArray("facts").add(json);
            }
        }
    }

    private static ObjectNode json(Fact fact, String policy) {
        var json = JsonNodeFactory.instance.objectNode();
        int i = fact.value;
        switch (fact.which) {
            case 0 -> choice(json, policy, "legal-status", List.of("in-force", "suspended", "lifted", "adopted"), i);
            case 1 ->
                choice(json, policy, "announced-status", List.of("announced", "rescinded", "suspended", "proposed"), i);
            case 2 ->
                choice(json, policy, "enforcement", List.of("enforced", "not-enforced", "guidance", "unknown"), i);
            case 3, 4 -> {
                var words = List.of("blocked", "licence-required", "licensed", "unrestricted");
                choice(json, Cast.called("chip:nvidia-h20", fact.called), "export-status", words, i);
                if (fact.which == 4) {
                    json.putObject("qualifiers").put("destination", "CN");
                }
            }
            case 5 ->
                about(json, Cast.called("model:deepseek-v3", fact.called), "training-cost")
                        .putObject("value")
                        .put("amount", Integer.toString(5_600_000 + i))
                        .put("currency", "USD")
                        .put("basis", i % 2 == 0 ? "final-run-compute" : "third-party-estimate")
                        .put("qualifier", "~");
            case 6 ->
                about(json, "cluster:baidu-p800-30000", "chip-count")
                        .putObject("value")
                        .put("value", Integer.toString(30_000 + i))
                        .put("unit", "chip")
                        .put("qualifier", "=");
            case 7 ->
                choice(
                        json,
                        Cast.called("model:deepseek-v3", fact.called),
                        "technique",
                        List.of("mixture of experts", "FP8", "MLA", "MTP"),
                        i);
            case 8 -> choice(json, "person:shen-dou", "employer", List.of("org:baidu", "org:nvidia", "org:bai-du"), i);
            default ->
                choice(
                        json,
                        Cast.called("org:baidu", fact.called),
                        "jurisdiction",
                        List.of("jurisdiction:cn", "jurisdiction:us"),
                        i);
        }
        putValid(json, fact.validFrom, fact.validTo);
        put(json, "confidence", fact.confidence);
        return json;
    }

    private static void choice(ObjectNode json, String entity, String property, List<String> words, int i) {
        about(json, entity, property).put("value", words.get(i % words.size()));
    }

    private static ObjectNode about(ObjectNode json, String entity, String property) {
        return json.put("entity", entity).put("property", property);
    }

    /// An end before the beginning would be refused.
    private static void putValid(ObjectNode node, @Nullable String from, @Nullable String to) {
        put(node, "validFrom", from);
        put(node, "validTo", from != null && to != null && to.compareTo(from) <= 0 ? null : to);
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
