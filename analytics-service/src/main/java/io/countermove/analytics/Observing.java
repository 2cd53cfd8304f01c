package io.countermove.analytics;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.Fact;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.announcement.Source;
import io.countermove.contracts.announcement.Word;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.revision.Revision;
import io.countermove.contracts.revision.RevisionHistory;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The observations that the revisions of an announcement give.
final class Observing {

    private final SortedMap<ObservationKey, Observation> observations = new TreeMap<>();

    private Observing() {}

    static SortedMap<ObservationKey, Observation> of(RevisionHistory history) {
        var observing = new Observing();
        history.revisions().forEach(observing::add);
        return Collections.unmodifiableSortedMap(observing.observations);
    }

    private void add(Revision revision) {
        var event = revision.event();
        var known = Known.of(revision);
        var key = ObservationKey.of(event, 0);
        event.content()
                .findAnnouncement()
                .ifPresentOrElse(
                        content -> {
                            observations.put(key, stated(event.envelope(), content, known));
                            int ordinal = 0;
                            for (var fact : content.facts()) {
                                observations.put(ObservationKey.of(event, ++ordinal), claimed(fact, known));
                            }
                        },
                        () -> observations.put(
                                key, new Observation.Retracted(event.envelope().id(), known)));
    }

    private static Observation stated(Envelope event, Announcement a, Known known) {
        return new Observation.Stated(
                event.id(),
                a.kind(),
                a.announcedOn().text(),
                text(a.validFrom()),
                text(a.validTo()),
                a.jurisdictions(),
                a.participants().stream()
                        .map(p -> new Observation.Part(p.role(), p.entity().toString()))
                        .toList(),
                a.respondsTo(),
                a.source().publisher(),
                a.source().official(),
                a.alsoReportedBy().stream().map(Source::publisher).toList(),
                event.recordedTime() != null,
                word(a.confidence()),
                word(a.stance()),
                word(a.direction()),
                a.reports() == null ? null : a.reports().value(),
                known);
    }

    private static Observation claimed(Fact fact, Known known) {
        return new Observation.Claimed(
                fact.entity().toString(),
                fact.property(),
                value(fact.value()),
                fact.qualifiers(),
                text(fact.validFrom()),
                text(fact.validTo()),
                word(fact.confidence()),
                known);
    }

    private static Observation.Value value(FactValue value) {
        return switch (value) {
            case FactValue.Text(var text) -> Observation.Value.of(text);
            case FactValue.Flag(var flag) -> Observation.Value.of(Boolean.toString(flag));
            case FactValue.Date(var date) -> Observation.Value.of(date.text());
            case FactValue.Choice(var word) -> Observation.Value.of(word);
            case FactValue.Reference(var entity) -> Observation.Value.of(entity.toString());
            case FactValue.Quantity(var number, var unit, var qualifier, var low, var high) ->
                new Observation.Value(
                        null, number.toPlainString(), unit, null, qualifier.sign(), plain(low), plain(high));
            case FactValue.Money(var amount, var currency, var basis, var qualifier, var low, var high) ->
                new Observation.Value(
                        null, amount.toPlainString(), currency, basis, qualifier.sign(), plain(low), plain(high));
        };
    }

    private static @Nullable String text(@Nullable EdtfDate date) {
        return date == null ? null : date.text();
    }

    private static @Nullable String word(@Nullable Word word) {
        return word == null ? null : word.word();
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
