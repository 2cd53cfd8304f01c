package io.countermove.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.date.EdtfDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a log comes to, whatever the order of its records.
public final class Oracle {

    private final List<RawRecord> records;
    private final @Nullable Verdict[] verdicts;
    private final SortedMap<String, List<Revision>> revisions = new TreeMap<>();

    public Oracle(List<RawRecord> records) {
        this.records = List.copyOf(records);
        this.verdicts = new Verdict[records.size()];
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).poison()) {
                verdicts[i] = Verdict.POISON;
            } else {
                revisions.putIfAbsent(records.get(i).key(), List.of());
            }
        }
        revisions.replaceAll((subject, _) -> Revision.sequence(judge(inOrder(subject))));
    }

    /// The revisions of each subject, oldest first; none where nothing was published.
    public SortedMap<String, List<Revision>> revisions() {
        return revisions;
    }

    /// What the feed tells of the applied events, in no order.
    public List<Change> changes() {
        return revisions.values().stream()
                .flatMap(ofSubject -> Change.of(ofSubject).stream())
                .toList();
    }

    /// What the metrics rest on, by its key on their topic; without what is gone.
    public SortedMap<String, JsonNode> observations() {
        return Observations.of(revisions);
    }

    /// Counts and checksums by the names of the reconciliation, without those of which there is none.
    public SortedMap<String, Sum> outcomes() {
        Map<String, List<RawRecord>> byName = new TreeMap<>();
        for (int i = 0; i < records.size(); i++) {
            var verdict = verdicts[i];
            if (verdict != null) {
                byName.computeIfAbsent(verdict.counted(), _ -> new ArrayList<>())
                        .add(records.get(i));
            }
        }
        var sums = new TreeMap<String, Sum>();
        byName.forEach((name, those) -> sums.put(name, Sum.of(those)));
        return sums;
    }

    public Sum all() {
        return Sum.of(records);
    }

    /// The latest revision of each subject, retractions included.
    public Sum current() {
        var latest = new ArrayList<RawRecord>();
        for (var ofSubject : revisions.values()) {
            if (!ofSubject.isEmpty()) {
                latest.add(ofSubject.getLast().event());
            }
        }
        return Sum.of(latest);
    }

    /// What was known then, by subject; what was retracted is not among it.
    List<Said> known(Asked asked) {
        var known = new ArrayList<Said>();
        revisions.forEach((subject, ofSubject) -> {
            for (var revision : ofSubject) {
                if (revision.isKnown(asked) && !revision.event().isRetracted()) {
                    known.add(new Said(subject, revision.event().value(), revision.from(asked)));
                }
            }
        });
        return known;
    }

    /// The ids that are known to name what this one names, itself included; the canonical one is the first.
    public SortedSet<String> sameAs(String entity, Asked asked) {
        return Sameness.of(entity, known(asked));
    }

    /// The facts of an entity under all its ids, each with its alternatives, as the API writes them; in no order.
    public List<JsonNode> facts(String entity, Asked asked) {
        var known = known(asked);
        return Facts.resolve(Sameness.of(entity, known), known, asked);
    }

    /// The announcements about an entity, under any of its ids.
    public SortedSet<String> about(String entity, Asked asked) {
        var about = new TreeSet<String>();
        var known = known(asked);
        for (var id : Sameness.of(entity, known)) {
            known.stream().filter(by -> by.isAbout(id)).map(Said::id).forEach(about::add);
        }
        return about;
    }

    /// What the clock alone has moved.
    public List<Timer> timers(Instant now) {
        var days = new TreeSet<LocalDate>();
        for (var each : records) {
            for (var field : List.of("announcedOn", "validFrom", "validTo")) {
                each.value().findValuesAsText(field).stream()
                        .map(date -> EdtfDate.parse(date).earliest())
                        .forEach(days::add);
            }
        }
        return Timer.until(now, days, this);
    }

    /// The curbs by id, with what the API says of their statuses.
    public SortedMap<String, JsonNode> curbs(Asked asked) {
        var curbs = new TreeMap<String, JsonNode>();
        var known = known(asked);
        for (var policy : Policy.curbs(known)) {
            curbs.put(policy, new Policy(policy, known).toJson(asked.validAt()));
        }
        return curbs;
    }

    /// T1 on the day asked.
    public Stock curbsInForce(Asked asked) {
        return Stock.of(known(asked), asked.validAt());
    }

    /// T2 in the window, its end excluded, as far as it has come on the day asked.
    ///
    /// @param kind a kind or group of kinds; all where it is empty
    public Count activity(String kind, Window window, Asked asked) {
        return Count.of(known(asked), kind, window, asked.validAt());
    }

    private List<Integer> inOrder(String subject) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < records.size(); i++) {
            var event = records.get(i);
            if (!event.poison() && event.key().equals(subject)) {
                int place = 0;
                while (place < order.size() && !event.comesBefore(records.get(order.get(place)))) {
                    place++;
                }
                order.add(place, i);
            }
        }
        return order;
    }

    /// Gives each its verdict; those applied come back in their order.
    private List<RawRecord> judge(List<Integer> order) {
        RawRecord base = null;
        for (int at = 0; at < order.size(); at++) {
            var event = records.get(order.get(at));
            var first = firstWithItsId(order.subList(0, at), event);
            if (first != null) {
                verdicts[order.get(at)] = first.saysTheSameAs(event) ? Verdict.DUPLICATE : Verdict.CONFLICT;
            } else if (base == null && event.isPublished()) {
                base = event;
            }
        }
        var applied = new ArrayList<RawRecord>();
        for (int i : order) {
            if (verdicts[i] == null) {
                verdicts[i] = judge(records.get(i), base);
            }
            if (verdicts[i] == Verdict.APPLIED) {
                applied.add(records.get(i));
            }
        }
        return applied;
    }

    private static Verdict judge(RawRecord event, @Nullable RawRecord base) {
        if (base == null) {
            return Verdict.PENDING;
        }
        if (!event.isPublished()) {
            return event.mayCorrect(base) ? Verdict.APPLIED : Verdict.FOREIGN_CORRECTION;
        }
        if (event.equals(base)) {
            return Verdict.APPLIED;
        }
        return base.saysTheSameAs(event) ? Verdict.DUPLICATE : Verdict.CONFLICT;
    }

    private @Nullable RawRecord firstWithItsId(List<Integer> before, RawRecord event) {
        for (int i : before) {
            var other = records.get(i);
            if (other.id().equals(event.id()) && other.source().equals(event.source())) {
                return other;
            }
        }
        return null;
    }
}
