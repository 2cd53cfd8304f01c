package io.countermove.events.imports.formats;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.announcement.Participant;
import io.countermove.contracts.announcement.Qualifier;
import io.countermove.events.imports.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Epoch AI's machine learning hardware, CSV: each row is a `chip.stage-changed` to *shipping*, and known by the chip's
/// name. Source: <https://epoch.ai/data/machine-learning-hardware-documentation>.
public final class EpochHardware extends EpochFormat<HardwareColumn> {
    private static final int TERA = 12;

    EpochHardware() {
        super(
                HardwareColumn.class,
                "chip",
                List.of(HardwareColumn.NAME, HardwareColumn.MANUFACTURER, HardwareColumn.DATE),
                List.of(HardwareColumn.PERFORMANCE, HardwareColumn.BANDWIDTH, HardwareColumn.PROCESS));
    }

    @Override
    public String name() {
        return "epoch-hardware";
    }

    @Override
    String what() {
        return "machine learning hardware";
    }

    @Override
    public String prefix() {
        return "epoch-hardware.";
    }

    @Override
    @Nullable
    String twin(Announcement announcement) {
        return EpochModels.twin(
                announcement.source().url(), announcement.announcedOn().text());
    }

    @Override
    Reader<HardwareColumn> reader() {
        return EpochHardware::read;
    }

    private static Row read(EpochCells<HardwareColumn> cells) {
        var name = cells.text(HardwareColumn.NAME);
        if (name.isEmpty()) {
            return cells.refuse("", "(no name)", "unnamed", HardwareColumn.NAME, "the row has no hardware");
        }
        var key = Names.key(name);
        var found = cells.date(HardwareColumn.DATE);
        if (found == null) {
            return cells.refuse(key, name, "undated", HardwareColumn.DATE, "the row has no date; accepted: 2025-04-15");
        }
        var vendors = cells.organisations(HardwareColumn.MANUFACTURER, "vendor");
        if (vendors.isEmpty()) {
            return cells.refuse(key, name, "no-vendor", HardwareColumn.MANUFACTURER, "the row has no manufacturer");
        }
        var date = Cells.unpadded(found);
        var foundries = cells.organisations(HardwareColumn.FOUNDRY, "manufacturer");
        var facts = facts(cells, vendors);
        var url = cells.url(HardwareColumn.LINK);
        var title = EpochAnnouncement.title(vendors, "releases", "release", name);
        return new Row.Usable(
                cells.line(), key, name, Names.slug(name), EpochModels.twin(url, date.text()), cells.notes(), slug -> {
                    var chip = new EntityId("chip", slug);
                    var participants = new ArrayList<Participant>(vendors);
                    participants.addAll(foundries);
                    participants.add(EpochCells.participant("chip", chip, name));
                    return EpochAnnouncement.of(
                            "chip.stage-changed",
                            title,
                            date,
                            List.of(),
                            participants,
                            facts,
                            chip,
                            url,
                            Confidence.REPORTED);
                });
    }

    private static List<EpochFact> facts(EpochCells<HardwareColumn> cells, List<Participant> vendors) {
        var facts = new ArrayList<EpochFact>();
        vendors.forEach(vendor -> facts.add(EpochFact.of("vendor", new FactValue.Reference(vendor.entity()), null)));
        facts.add(EpochFact.of("stage", new FactValue.Choice("shipping"), null));
        addQuantity(facts, "process-node", "nm", cells.number(HardwareColumn.PROCESS));
        // Total processing performance as the Export Administration Regulations count it is in tera-operations times
        // bits.
        var performance = cells.number(HardwareColumn.PERFORMANCE);
        addQuantity(facts, "tpp", "1", performance == null ? null : plain(performance.movePointLeft(TERA)));
        addQuantity(facts, "memory-bandwidth", "B/s", cells.number(HardwareColumn.BANDWIDTH));
        var price = cells.number(HardwareColumn.PRICE);
        if (price != null) {
            facts.add(EpochFact.of(
                    "release-price", new FactValue.Money(price, "USD", null, Qualifier.EXACTLY, null, null), null));
        }
        return facts;
    }

    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static void addQuantity(List<EpochFact> facts, String property, String unit, @Nullable BigDecimal value) {
        if (value != null) {
            facts.add(EpochFact.of(property, new FactValue.Quantity(value, unit, Qualifier.EXACTLY, null, null), null));
        }
    }
}
