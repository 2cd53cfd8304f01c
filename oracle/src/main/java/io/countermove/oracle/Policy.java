package io.countermove.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.oracle.Claim.Form;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The three statuses of a policy, by the rules of each kind.
final class Policy {

    private static final String IN_FORCE = "in-force";

    private final String id;
    private final Parts parts;
    private final List<Claim> legal = new ArrayList<>();
    private final List<Claim> announced = new ArrayList<>();
    private final List<Claim> enforcement = new ArrayList<>();
    private final SortedSet<String> undated = new TreeSet<>();

    Policy(String id, List<Said> known) {
        this.id = id;
        this.parts = Parts.of(id, known);
        for (var by : known) {
            if (by.movesPolicies() && by.hasInstrument(id)) {
                addByKind(by);
            }
            for (var fact : by.content().path("facts")) {
                if (fact.path("entity").asText().equals(id)) {
                    addFact(by, fact);
                }
            }
        }
    }

    /// The policies that were the instrument of something that moves policies.
    static SortedSet<String> curbs(List<Said> known) {
        var curbs = new TreeSet<String>();
        for (var by : known) {
            if (by.movesPolicies()) {
                curbs.addAll(by.inRole("instrument"));
            }
        }
        return curbs;
    }

    List<Span> legal() {
        return Span.of(legal, Policy::legalOn);
    }

    List<Span> announced() {
        return Span.of(announced, Policy::statedOn);
    }

    /// Announcements that would move the legal status if they said since when.
    SortedSet<String> undated() {
        return undated;
    }

    ObjectNode toJson(LocalDate day) {
        var node = JsonNodeFactory.instance.objectNode().put("id", id);
        parts.write(day, node);
        var now = Span.find(legal(), day);
        node.put("legalStatus", now == null ? null : now.status())
                .put("announcedStatus", status(announced(), day))
                .put(
                        "enforcement",
                        Objects.requireNonNullElse(status(Span.of(enforcement, Policy::statedOn), day), "unknown"))
                .put("since", now == null ? null : now.from().text())
                .put("until", now == null ? null : text(now.to()))
                .put("certain", now != null && !day.isBefore(now.from().latest()));
        var names = node.putArray("undated");
        undated.forEach(names::add);
        var statuses = node.putObject("statuses");
        write(legal(), statuses.putArray("legal"));
        write(announced(), statuses.putArray("announced"));
        write(Span.of(enforcement, Policy::statedOn), statuses.putArray("enforcement"));
        return node;
    }

    private void addByKind(Said by) {
        var from = by.validFrom();
        switch (by.kind()) {
            case "policy.proposed" -> {
                add(Form.STATED, "proposed", by.announcedOn(), null, by);
                tell("proposed", by);
            }
            case "policy.announced" -> tell("announced", by);
            case "policy.adopted" -> {
                if (from == null || by.announcedOn().earliest().isBefore(from.earliest())) {
                    add(Form.STATED, "adopted", by.announcedOn(), null, by);
                }
                if (from != null) {
                    hold(Form.STATED, from, by);
                }
            }
            case "policy.effective", "policy.reinstated" -> act(from, by);
            case "policy.suspended" -> {
                tell("suspended", by);
                if (from == null) {
                    undated.add(by.id());
                } else {
                    add(Form.SUSPENSION, "suspended", from, by.validTo(), by);
                }
            }
            case "policy.lifted" -> {
                tell("rescinded", by);
                if (from == null) {
                    undated.add(by.id());
                } else {
                    add(Form.ACT, "lifted", from, null, by);
                }
            }
            case "licence.changed" -> {
                if (requiresLicence(by)) {
                    act(from, by);
                }
            }
            default -> {
                // Amended, enforced otherwise, listed: the law holds as before.
            }
        }
    }

    private void act(@Nullable EdtfDate from, Said by) {
        if (from == null) {
            undated.add(by.id());
        } else {
            hold(Form.ACT, from, by);
        }
    }

    private void hold(Form form, EdtfDate from, Said by) {
        add(form, IN_FORCE, from, null, by);
        var to = by.validTo();
        if (to != null) {
            add(Form.STATED, "expired", to, null, by);
        }
    }

    private void add(Form form, String status, EdtfDate from, @Nullable EdtfDate to, Said by) {
        legal.add(new Claim(form, status, from, to, by.sureness(), by));
    }

    /// What the kind tells of the announced status, unless the announcement states it itself.
    private void tell(String status, Said by) {
        for (var fact : by.content().path("facts")) {
            if (fact.path("entity").asText().equals(id)
                    && fact.path("property").asText().equals("announced-status")) {
                return;
            }
        }
        announced.add(new Claim(Form.STATED, status, by.announcedOn(), null, by.sureness(), by));
    }

    private void addFact(Said by, JsonNode fact) {
        var since = by.since(fact);
        var claim = new Claim(
                by.official() ? Form.OFFICIAL_WORD : Form.STATED,
                fact.path("value").asText(),
                since == null ? by.announcedOn() : since,
                by.until(fact),
                by.sureness(fact),
                by);
        switch (fact.path("property").asText()) {
            case "legal-status" -> {
                if (by.official()) {
                    legal.add(claim);
                }
            }
            case "announced-status" -> announced.add(claim);
            case "enforcement" -> enforcement.add(claim);
            default -> {
                // Says nothing of a status.
            }
        }
    }

    private static boolean requiresLicence(Said by) {
        for (var fact : by.content().path("facts")) {
            var value = fact.path("value").asText();
            if (fact.path("property").asText().equals("export-status")
                    && (value.equals("licence-required") || value.equals("blocked"))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Claim legalOn(List<Claim> claims, LocalDate day) {
        var candidates = candidates(claims, day);
        Claim word = null;
        Claim suspension = null;
        Claim standing = null;
        for (var claim : candidates) {
            switch (claim.form()) {
                case OFFICIAL_WORD -> word = better(claim, word);
                case SUSPENSION -> {
                    if (candidates.stream().noneMatch(other -> other.ends(claim))) {
                        suspension = better(claim, suspension);
                    }
                }
                case STATED, ACT -> standing = better(claim, standing);
            }
        }
        var byKind = suspension == null ? standing : suspension;
        if (word == null || byKind == null) {
            return word == null ? byKind : word;
        }
        return byKind.beginsAfter(word) ? byKind : word;
    }

    private static @Nullable Claim statedOn(List<Claim> claims, LocalDate day) {
        Claim best = null;
        for (var claim : candidates(claims, day)) {
            best = better(claim, best);
        }
        return best;
    }

    private static Claim better(Claim claim, @Nullable Claim best) {
        return best == null || claim.beats(best) ? claim : best;
    }

    /// Without the rumours where there is anything surer; of these the official ones where there are any.
    private static List<Claim> candidates(List<Claim> claims, LocalDate day) {
        var covering = claims.stream().filter(claim -> claim.covers(day)).toList();
        var sure = covering.stream()
                .filter(claim -> claim.sureness() != Said.RUMOURED)
                .toList();
        var left = sure.isEmpty() ? covering : sure;
        var official = left.stream().filter(claim -> claim.by().official()).toList();
        return official.isEmpty() ? left : official;
    }

    private static @Nullable String status(List<Span> spans, LocalDate day) {
        var span = Span.find(spans, day);
        return span == null ? null : span.status();
    }

    private static void write(List<Span> spans, ArrayNode array) {
        for (var span : spans) {
            array.addObject()
                    .put("status", span.status())
                    .put("from", span.from().text())
                    .put("to", text(span.to()))
                    .put("announcement", span.by());
        }
    }

    private static @Nullable String text(@Nullable EdtfDate date) {
        return date == null ? null : date.text();
    }
}
