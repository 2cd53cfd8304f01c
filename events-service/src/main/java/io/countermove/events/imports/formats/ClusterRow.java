package io.countermove.events.imports.formats;

import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.announcement.Participant;
import io.countermove.contracts.announcement.Qualifier;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.date.Precision;
import io.countermove.events.imports.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One row of Epoch AI's clusters. One that is only planned was announced, at the latest, on the day on which an
/// archive
/// kept a page about it; when it is to operate is no date of an announcement.
final class ClusterRow {
    private static final Pattern ARCHIVED = Pattern.compile("web\\.archive\\.org/web/(\\d{4})(\\d{2})(\\d{2})\\d*");
    private static final int PADDED_DAY = 15;
    private static final EntityId UNDISCLOSED = new EntityId("org", "undisclosed");

    private final EpochCells<ClusterColumn> cells;
    private final Map<String, Integer> withheld;
    private final @Nullable BigDecimal size;

    /// @param withheld how many there were of each name that is withheld
    ClusterRow(EpochCells<ClusterColumn> cells, Map<String, Integer> withheld) {
        this.cells = cells;
        this.withheld = withheld;
        this.size = size();
    }

    Row read() {
        var plain = cells.text(ClusterColumn.NAME).replaceAll("^\"|\"$", "");
        if (plain.isEmpty()) {
            return cells.refuse("", "(no name)", "unnamed", ClusterColumn.NAME, "the row has no cluster");
        }
        var planned = cells.word(ClusterColumn.STATUS).startsWith("planned");
        var operational = operational();
        var date = planned ? archived().orElse(null) : operational;
        var name = name(plain, operational);
        var key = Names.key(name);
        if (date == null) {
            return cells.refuse(
                    key,
                    name,
                    "undated",
                    ClusterColumn.DATE,
                    planned
                            ? "it is planned, and no archived source says since when"
                            : "the row has no date; accepted: 2025-04-15");
        }
        var stage = stage();
        if (stage == null) {
            return cells.refuse(
                    key, name, "unknown-status", ClusterColumn.STATUS, "accepted: Planned, Existing, Decommissioned");
        }
        return usable(name, key, date, stage);
    }

    private Row usable(String name, String key, EdtfDate date, String stage) {
        var owners = owners();
        var chips = new LinkedHashMap<>(cells.references(ClusterColumn.CHIP, "chip"));
        chips.putAll(cells.references(ClusterColumn.CHIP_SECONDARY, "chip"));
        var sureness = sureness();
        var facts = facts(date, stage, chips, sureness);
        var participants = new ArrayList<Participant>(owners);
        participants.addAll(cells.organisations(ClusterColumn.USERS, "operator"));
        chips.forEach((chip, chipName) -> participants.add(EpochCells.participant("chip", chip, chipName)));
        var planned = stage.equals("planned");
        var title = EpochAnnouncement.title(
                owners, planned ? "plans" : "powers on", planned ? "plan" : "power on", "the cluster " + name);
        var url = ClusterColumn.SOURCES.stream()
                .map(cells::url)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
        var jurisdictions = cells.jurisdictions(ClusterColumn.COUNTRY);
        return new Row.Usable(cells.line(), key, name, Names.slug(name), null, cells.notes(), slug -> {
            var cluster = new EntityId("cluster", slug);
            var all = new ArrayList<>(participants);
            all.add(EpochCells.participant("cluster", cluster, name));
            return EpochAnnouncement.of(
                    "cluster.stage-changed", title, date, jurisdictions, all, facts, cluster, url, sureness);
        });
    }

    private String name(String plain, @Nullable EdtfDate operational) {
        if (!Names.isAnonymous(Names.key(plain))) {
            return plain;
        }
        var name = plain + ", " + (operational == null ? "undated" : operational.text())
                + (size == null ? "" : ", " + size.setScale(0, RoundingMode.HALF_UP) + " chips");
        int number = withheld.merge(name, 1, Integer::sum);
        return number == 1 ? name : name + " (" + number + ")";
    }

    private List<Participant> owners() {
        var owners = cells.organisations(ClusterColumn.OWNER, "owner");
        return owners.isEmpty()
                ? List.of(EpochCells.participant("owner", UNDISCLOSED, "An undisclosed owner"))
                : owners;
    }

    private @Nullable String stage() {
        var status = cells.word(ClusterColumn.STATUS);
        if (status.startsWith("planned")) {
            return "planned";
        }
        return status.startsWith("existing") || status.startsWith("decommissioned") ? "powered-on" : null;
    }

    /// A day that stands for its month is none.
    private @Nullable EdtfDate operational() {
        var date = cells.date(ClusterColumn.DATE);
        return date != null
                        && date.precision() == Precision.DAY
                        && date.earliest().getDayOfMonth() == PADDED_DAY
                ? EdtfDate.parse(date.text().substring(0, 7))
                : date;
    }

    /// The first day on which an archive kept one of the sources.
    private Optional<EdtfDate> archived() {
        return ClusterColumn.SOURCES.stream()
                .flatMap(column -> ARCHIVED.matcher(cells.raw(column)).results())
                .map(ClusterRow::day)
                .flatMap(Optional::stream)
                .min((one, other) -> one.earliest().compareTo(other.earliest()));
    }

    private static Optional<EdtfDate> day(MatchResult found) {
        return EdtfDate.find(found.group(1) + "-" + found.group(2) + "-" + found.group(3));
    }

    private Confidence sureness() {
        if (cells.says(ClusterColumn.POSSIBLE_DUPLICATE)) {
            cells.note(
                    ClusterColumn.POSSIBLE_DUPLICATE,
                    "its publisher thinks that it may be a duplicate; it is kept as rumoured");
            return Confidence.RUMOURED;
        }
        return switch (cells.word(ClusterColumn.CERTAINTY)) {
            case "confirmed" -> Confidence.REPORTED;
            case "unlikely" -> Confidence.RUMOURED;
            default -> Confidence.ESTIMATED;
        };
    }

    private List<EpochFact> facts(EdtfDate from, String stage, Map<EntityId, String> chips, Confidence sureness) {
        var end = cells.date(ClusterColumn.END);
        var facts = new ArrayList<EpochFact>();
        facts.add(EpochFact.during("stage", new FactValue.Choice(stage), from, end, null));
        if (end != null) {
            facts.add(EpochFact.during("stage", new FactValue.Choice("decommissioned"), end, null, null));
        } else if (cells.word(ClusterColumn.STATUS).startsWith("decommissioned")) {
            cells.note(ClusterColumn.STATUS, "it was decommissioned, and the row does not say when");
        }
        add(facts, "chip-count", "chip", size, from, end, null);
        add(facts, "h100-equivalents", "1", cells.number(ClusterColumn.H100), from, end, null);
        add(facts, "ops-16bit", "op/s", cells.number(ClusterColumn.OPS_16BIT), from, end, null);
        var calculated = sureness == Confidence.REPORTED
                && cells.text(ClusterColumn.POWER_REPORTED).isEmpty();
        add(
                facts,
                "power",
                "MW",
                cells.number(ClusterColumn.POWER),
                from,
                end,
                calculated ? Confidence.ESTIMATED : null);
        chips.keySet()
                .forEach(chip ->
                        facts.add(EpochFact.during("chip-type", new FactValue.Reference(chip), from, end, null)));
        return facts;
    }

    private @Nullable BigDecimal size() {
        var all = cells.text(ClusterColumn.CHIPS).isEmpty() ? null : cells.number(ClusterColumn.CHIPS);
        return all == null ? cells.number(ClusterColumn.CHIPS_PRIMARY) : all;
    }

    private static void add(
            List<EpochFact> facts,
            String property,
            String unit,
            @Nullable BigDecimal value,
            EdtfDate from,
            @Nullable EdtfDate to,
            @Nullable Confidence confidence) {
        if (value != null) {
            facts.add(EpochFact.during(
                    property, new FactValue.Quantity(value, unit, Qualifier.ABOUT, null, null), from, to, confidence));
        }
    }
}
