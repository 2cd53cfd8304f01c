package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.countermove.contracts.log.LogReader;
import io.countermove.contracts.log.LogRecord;
import io.countermove.contracts.reconciliation.Tally;
import io.countermove.contracts.vocabulary.Vocabulary;
import io.countermove.entities.Entry;
import io.countermove.local.PostgresProcess;
import io.countermove.oracle.Asked;
import io.countermove.oracle.Histories;
import io.countermove.oracle.Oracle;
import io.countermove.oracle.RawRecord;
import io.countermove.oracle.Sum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/// Law 2 against the oracle: whatever the history, the order of its records and the cuts of its batches, the state in
/// the real PostgreSQL is the one that the contract says.
class AnyOrderTest {
    private static final int PARTITIONS = 3;
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final LogReader READER = new LogReader(Vocabulary.standard(), PARTITIONS);

    private static @Nullable PostgresProcess postgres;
    private static @Nullable AgroalDataSource pool;

    private final Transactions transactions = new Transactions(Objects.requireNonNull(pool));
    private final PostgresState state = new PostgresState(transactions, new Events());

    @BeforeContainer
    static void start() throws IOException, SQLException {
        var processes = Files.createDirectories(Path.of("target", "processes").toAbsolutePath());
        postgres = PostgresProcess.start(Files.createTempDirectory(processes, "any-order"), 0);
        pool = pool(postgres);
        Flyway.configure().dataSource(pool).load().migrate();
    }

    @AfterContainer
    static void stop() {
        if (pool != null && postgres != null) {
            pool.close();
            postgres.close();
        }
    }

    /// Commits need not survive a crash here.
    private static AgroalDataSource pool(PostgresProcess postgres) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(2)
                        .connectionFactoryConfiguration(connection -> connection
                                .jdbcUrl(postgres.jdbcUrl())
                                .initialSql("SET synchronous_commit = off")
                                .principal(new NamePrincipal(postgres.username()))
                                .credential(new SimplePassword(postgres.password())))));
    }

    @Property(tries = 50)
    void comesToWhatTheOracleSays(
            @ForAll("histories") List<RawRecord> history,
            @ForAll("questions") List<Asked> questions,
            @ForAll Random random) {
        var oracle = new Oracle(history);

        apply(history, random);
        var first = new PostgresReconciliation(transactions).report();
        assertThat(sums(first.outcomes())).isEqualTo(oracle.outcomes());
        assertThat(sum(first.current())).isEqualTo(oracle.current());
        assertThat(first.facts()).isEqualTo(factsInFull());
        assertThat(revisions()).isEqualTo(revisions(oracle));
        assertThat(whatAnUpgradeHasOtherwise(first.facts())).isEmpty();
        var answers = new StateAnswers(transactions, oracle);
        questions.forEach(answers::check);
        answers.checkMerges(LAST);
        questions.stream().map(Asked::knownAt).sorted().forEach(answers::checkTimers);

        apply(history, random);
        var second = new PostgresReconciliation(transactions).report();
        assertThat(sums(second.outcomes())).isEqualTo(oracle.outcomes());
        assertThat(second.current()).isEqualTo(first.current());
        assertThat(second.facts()).isEqualTo(first.facts()).isEqualTo(factsInFull());
        assertThat(revisions()).isEqualTo(revisions(oracle));
        answers.checkTimers(LAST);
    }

    /// What was counted with each change, counted again.
    private Tally factsInFull() {
        return transactions.call(connection -> Sql.of("SELECT count, sum FROM facts_in_full()")
                .list(connection, row -> new Tally(row.getLong("count"), row.getLong("sum")))
                .getFirst());
    }

    /// What has part in curbs, as it was kept up, against what the migrations make of all mentions since it is kept;
    /// and what they count, if that is not the tally.
    private List<String> whatAnUpgradeHasOtherwise(Tally facts) {
        return transactions.call(connection -> {
            var before = connection.setSavepoint();
            Sql.of("CREATE TEMPORARY TABLE fresh AS TABLE curb_part").update(connection);
            Sql.of("DROP TABLE curb_part").update(connection);
            for (var name : List.of("V14__parts_of_curbs.sql", "V15__days_of_parts.sql")) {
                try (var statement = connection.createStatement()) {
                    statement.execute(migration(name));
                }
            }
            var otherwise = new ArrayList<>(Sql.of("""
                    SELECT d::text AS line FROM (
                        (TABLE curb_part EXCEPT TABLE fresh) UNION ALL (TABLE fresh EXCEPT TABLE curb_part)) d
                    """).list(connection, row -> row.getString("line")));
            Sql.of("SELECT count, sum FROM tally WHERE name = 'facts'")
                    .list(connection, row -> new Tally(row.getLong("count"), row.getLong("sum")))
                    .stream()
                    .filter(tally -> !tally.equals(facts))
                    .forEach(tally -> otherwise.add(tally.toString()));
            connection.rollback(before);
            return otherwise;
        });
    }

    private static String migration(String name) {
        try (var in = Objects.requireNonNull(AnyOrderTest.class.getResourceAsStream("/db/migration/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<List<RawRecord>> histories() {
        return Histories.atMost(24, 9);
    }

    @Provide
    Arbitrary<List<Asked>> questions() {
        return Histories.questions().list().ofSize(4);
    }

    /// Empties the state and applies the history in some order and some batches.
    private void apply(List<RawRecord> history, Random random) {
        transactions.call(connection -> {
            for (var table : List.of(
                    "log",
                    "applied",
                    "event",
                    "quarantine",
                    "revision",
                    "mention",
                    "answer",
                    "participant",
                    "fact",
                    "entity",
                    "curb",
                    "curb_period",
                    "curb_part",
                    "tally",
                    "outbox",
                    "change",
                    "timer")) {
                Sql.of("DELETE FROM " + table).update(connection);
            }
            return 0;
        });
        state.bind("topic", "id", PARTITIONS);
        var order = new ArrayList<>(history);
        Collections.shuffle(order, random);
        var next = new TreeMap<Integer, Long>();
        var batch = new ArrayList<Entry>();
        for (var each : order) {
            int partition = partition(each);
            batch.add(entry(partition, next.merge(partition, 1L, Long::sum) - 1, each));
            if (random.nextInt(5) == 0) {
                state.apply(state.nextOffsets(), batch);
                batch.clear();
            }
        }
        state.apply(state.nextOffsets(), batch);
    }

    private static Entry entry(int partition, long offset, RawRecord raw) {
        var headers = new RecordHeaders();
        raw.headers().forEach((name, text) -> headers.add(name, utf8(text)));
        return switch (READER.read(partition, utf8(raw.key()), raw.bytes(), headers)) {
            case LogRecord.Sound sound ->
                new Entry.Sound(partition, offset, sound.identity().hash(), sound.event(), sound.replayOf());
            case LogRecord.Poison poison ->
                new Entry.Poison(
                        partition,
                        offset,
                        poison.identity(),
                        poison.reason(),
                        poison.detail(),
                        raw.headers(),
                        null,
                        null);
        };
    }

    private static int partition(RawRecord raw) {
        return Utils.toPositive(Utils.murmur2(utf8(raw.key()))) % PARTITIONS;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Stretch(
            String event,
            Instant knownFrom,
            @Nullable Instant knownTo,
            Instant publicFrom,
            @Nullable Instant publicTo) {}

    private Map<String, List<Stretch>> revisions() {
        var revisions = new TreeMap<String, List<Stretch>>();
        transactions.call(connection -> Sql.of("SELECT * FROM revision ORDER BY announcement, ordinal")
                .list(
                        connection,
                        row -> revisions
                                .computeIfAbsent(row.getString("announcement"), _ -> new ArrayList<>())
                                .add(new Stretch(
                                        row.getString("event_id"),
                                        Sql.instant(row, "known_from"),
                                        Sql.instantOrNull(row, "known_to"),
                                        Sql.instant(row, "public_from"),
                                        Sql.instantOrNull(row, "public_to")))));
        return revisions;
    }

    private static Map<String, List<Stretch>> revisions(Oracle oracle) {
        var revisions = new TreeMap<String, List<Stretch>>();
        oracle.revisions().forEach((subject, ofSubject) -> {
            if (!ofSubject.isEmpty()) {
                revisions.put(
                        subject,
                        ofSubject.stream()
                                .map(each -> new Stretch(
                                        each.event().headers().getOrDefault("ce_id", ""),
                                        each.knownFrom(),
                                        each.knownTo(),
                                        each.publicFrom(),
                                        each.publicTo()))
                                .toList());
            }
        });
        return revisions;
    }

    private static Map<String, Sum> sums(Map<String, Tally> tallies) {
        var sums = new TreeMap<String, Sum>();
        tallies.forEach((name, tally) -> sums.put(name, sum(tally)));
        sums.values().removeIf(sum -> sum.count() == 0);
        return sums;
    }

    private static Sum sum(Tally tally) {
        return new Sum(tally.count(), tally.checksum());
    }
}
