package io.countermove.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Who issued what makes a curb of a policy, whom or what it is aimed at on a day, and whose act it is.
///
/// @param makers what makes a curb of it
record Parts(List<Said> makers) {

    static Parts of(String policy, List<Said> known) {
        return new Parts(known.stream()
                .filter(by -> by.movesPolicies() && by.hasInstrument(policy))
                .toList());
    }

    void write(LocalDate day, ObjectNode node) {
        var issuers = new TreeSet<String>();
        var targets = new TreeSet<String>();
        var places = new TreeSet<String>();
        for (var by : makers) {
            issuers.addAll(by.inRole("issuer"));
            by.content().path("jurisdictions").forEach(place -> places.add(place.asText()));
            for (var entity : by.inRole("target")) {
                if (isTarget(entity, day)) {
                    targets.add(entity);
                }
            }
        }
        write(issuers, "issuer", node);
        write(targets, "targets", node);
        write(places, "jurisdictions", node);
    }

    private static void write(SortedSet<String> values, String field, ObjectNode node) {
        var array = node.putArray(field);
        values.forEach(array::add);
    }

    /// Of those that say something of it on the day, the best does not remove it.
    private boolean isTarget(String entity, LocalDate day) {
        Said best = null;
        for (var by : makers) {
            if (by.inRole("target").contains(entity) && covers(by, day) && (best == null || compare(by, best) < 0)) {
                best = by;
            }
        }
        return best != null && !removes(best);
    }

    private static boolean covers(Said by, LocalDate day) {
        var to = by.validTo();
        return !isDated(by) || (!day.isBefore(begin(by)) && (to == null || day.isBefore(to.earliest())));
    }

    /// No rumour before something surer, nobody before an official source, then the latest to begin, the surest, the
    /// latest announced, the lowest id.
    private static int compare(Said one, Said other) {
        int order = Boolean.compare(one.sureness() == Said.RUMOURED, other.sureness() == Said.RUMOURED);
        order = order != 0 ? order : Boolean.compare(other.official(), one.official());
        order = order != 0 ? order : begin(other).compareTo(begin(one));
        order = order != 0 ? order : Integer.compare(one.sureness(), other.sureness());
        order = order != 0
                ? order
                : other.announcedOn().earliest().compareTo(one.announcedOn().earliest());
        return order != 0 ? order : one.id().compareTo(other.id());
    }

    private static LocalDate begin(Said by) {
        var from = by.validFrom();
        if (isDated(by) && from != null) {
            return from.earliest();
        }
        return removes(by) ? by.announcedOn().earliest() : LocalDate.MIN;
    }

    private static boolean isDated(Said by) {
        return by.kind().equals("policy.amended") || by.kind().equals("listing.changed");
    }

    private static boolean removes(Said by) {
        return by.kind().equals("listing.changed")
                && by.content().path("direction").asText().equals("eases");
    }
}
