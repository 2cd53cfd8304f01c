package io.countermove.entities.postgres;

import io.countermove.entities.AnotherLogException;
import io.countermove.entities.Entry;
import io.countermove.entities.FencedException;
import io.countermove.entities.State;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The projection in PostgreSQL: one transaction for each batch, effect and offsets together.
@Singleton
class PostgresState implements State {
    /// Up to so many entries to plan a statement takes longer than to run it; of more, the planner has to see how many.
    private static final int FEW = 50;

    private final Transactions transactions;
    private final Events events;
    private final NamingRow.Stored names = new NamingRow.Stored();

    PostgresState(Transactions transactions, Events events) {
        this.transactions = transactions;
        this.events = events;
    }

    @Override
    public void bind(String topic, String topicId, int partitions) {
        transactions.call(connection -> {
            Sql.of("INSERT INTO log VALUES (?, ?) ON CONFLICT DO NOTHING", topic, topicId)
                    .update(connection);
            var known = Sql.of("SELECT topic_id FROM log WHERE topic = ?", topic)
                    .list(connection, row -> row.getString(1))
                    .getFirst();
            if (!known.equals(topicId)) {
                throw new AnotherLogException(topic, known, topicId);
            }
            return Sql.of(
                            "INSERT INTO applied SELECT p, 0 FROM generate_series(0, ? - 1) p ON CONFLICT DO NOTHING",
                            partitions)
                    .update(connection);
        });
    }

    @Override
    public Applied applied() {
        return transactions.call(connection -> {
            var offsets = new TreeMap<Integer, Long>();
            var last = Sql.of("SELECT log_partition, next_offset, last_known FROM applied")
                    .list(connection, row -> {
                        offsets.put(row.getInt("log_partition"), row.getLong("next_offset"));
                        return Sql.instant(row, "last_known");
                    });
            return new Applied(
                    offsets, last.stream().max(Comparator.naturalOrder()).orElse(Instant.EPOCH));
        });
    }

    @Override
    public void apply(Map<Integer, Long> expectedOffsets, List<Entry> entries) {
        if (!entries.isEmpty()) {
            Transactions.Work<Collection<NamingRow.Said>> work = connection -> {
                PostgresEmission.share(connection);
                advance(connection, expectedOffsets, entries);
                return project(connection, entries);
            };
            names.add(entries.size() <= FEW ? transactions.callPlanned(work) : transactions.call(work));
        }
    }

    /// Also locks the partitions: no other transaction holds events of their announcements.
    private static void advance(Connection connection, Map<Integer, Long> expected, List<Entry> entries)
            throws SQLException {
        var next = new TreeMap<Integer, Long>();
        var known = Instant.EPOCH;
        for (var entry : entries) {
            next.merge(entry.partition(), entry.offset() + 1, Math::max);
            if (entry instanceof Entry.Sound sound && sound.event().ingestTime().isAfter(known)) {
                known = sound.event().ingestTime();
            }
        }
        var from = next.keySet().stream().map(expected::get).toList();
        int rows = Sql.of("""
                UPDATE applied a SET next_offset = n.next_offset, last_known = greatest(a.last_known, ?) FROM (
                    SELECT * FROM unnest(?::int[], ?::bigint[], ?::bigint[]) AS u (log_partition, expected, next_offset)
                ) n WHERE a.log_partition = n.log_partition AND a.next_offset = n.expected
                """, known, next.keySet(), from, next.values()).update(connection);
        if (rows != next.size()) {
            throw new FencedException("of the partitions %s, expected at %s, another reader has advanced some"
                    .formatted(next.keySet(), from));
        }
        Tallies.count(connection, next.firstKey());
    }

    /// The names that it wrote.
    private Collection<NamingRow.Said> project(Connection connection, List<Entry> entries) throws SQLException {
        var tallies = new Tallies();
        var quarantine = new QuarantineRows();
        var fresh = new LinkedHashMap<String, List<Entry.Sound>>();
        for (var entry : entries) {
            switch (entry) {
                case Entry.Sound sound ->
                    fresh.computeIfAbsent(sound.event().subject().value(), _ -> new ArrayList<>())
                            .add(sound);
                case Entry.Poison poison -> {
                    tallies.addPoison(poison);
                    quarantine.add(poison);
                }
            }
        }
        var changes = changes(connection, fresh);
        changes.forEach(tallies::add);
        changes.forEach(quarantine::add);
        events.write(connection, changes);
        quarantine.write(connection);
        tallies.write(connection);
        ReplayRow.write(connection, entries);
        return move(
                connection,
                changes.stream().filter(SubjectChange::movesRevisions).toList());
    }

    private Collection<NamingRow.Said> move(Connection connection, List<SubjectChange> changes) throws SQLException {
        if (changes.isEmpty()) {
            return List.of();
        }
        var identity = IdentityChanges.begin(connection, changes);
        var touched = Revisions.replace(connection, changes);
        var entities = touched.causes().keySet();
        var telling = new Telling(PostgresEmission.isOpen(connection), ChangeRows.of(changes));
        Collection<NamingRow.Said> written = List.of();
        if (!entities.isEmpty()) {
            var locked = EntityRows.lock(connection, touched);
            written = NamingRow.write(connection, touched.rows(), names);
            CurbRows.derive(connection, touched);
            EntityRows.derive(connection, locked, touched, telling);
            identity.end(connection, telling);
        }
        telling.write(connection);
        return written;
    }

    /// Folds each announcement without and with what is new.
    private List<SubjectChange> changes(Connection connection, Map<String, List<Entry.Sound>> fresh)
            throws SQLException {
        var stored =
                fresh.isEmpty() ? new HashMap<String, List<Entry.Sound>>() : events.load(connection, fresh.keySet());
        var changes = new ArrayList<SubjectChange>();
        fresh.forEach((subject, entries) -> {
            var old = stored.getOrDefault(subject, List.of());
            changes.add(new SubjectChange(
                    subject, old.isEmpty() ? null : Events.fold(old, List.of()), Events.fold(old, entries)));
        });
        return changes;
    }
}
