package io.countermove.entities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The statement that stands in a slot on a day, and those that it stands over, best first.
public record Resolved(Statement statement, List<Statement> alternatives) {
    public Resolved {
        alternatives = List.copyOf(alternatives);
    }

    /// One for each slot of which something is said on the day, in the order of the slots. All statements have to be
    /// of one entity.
    public static List<Resolved> resolve(List<Statement> statements, LocalDate day) {
        var slots = new TreeMap<String, List<Statement>>();
        statements.stream()
                .filter(statement -> statement.covers(day))
                .sorted(Statement.PRECEDENCE)
                .forEach(statement -> slots.computeIfAbsent(statement.slot(), _ -> new ArrayList<>())
                        .add(statement));
        return slots.values().stream()
                .map(slot -> new Resolved(slot.getFirst(), slot.subList(1, slot.size())))
                .toList();
    }
}
