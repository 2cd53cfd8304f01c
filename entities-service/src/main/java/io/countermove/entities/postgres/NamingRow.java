package io.countermove.entities.postgres;

import io.countermove.contracts.json.Json;
import io.countermove.entities.NameKey;
import io.countermove.entities.SearchTerms;
import io.countermove.entities.Tokens;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A row of `naming`.
record NamingRow(
        String entity,
        String kind,
        String digest,
        String value,
        String key,
        String latin,
        String words,
        List<String> codes) {
    static final String ID = "id";
    static final String NAME = "name";
    private static final Comparator<Said> ORDER =
            Comparator.comparing(Said::entity).thenComparing(Said::kind).thenComparing(Said::value);

    /// How an entity was called.
    record Said(String entity, String kind, String value) {}

    /// Names that were stored lately. They are never removed, so that they need not be written again.
    static final class Stored {
        private static final int MOST = 20_000;
        private final Map<Said, Boolean> stored = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Said, Boolean> eldest) {
                return size() > MOST;
            }
        });

        /// After the commit.
        void add(Collection<Said> written) {
            written.forEach(each -> stored.put(each, true));
        }

        private boolean has(Said said) {
            return stored.get(said) != null;
        }
    }

    /// Adds what is new among the names of rows, of entities under our lock.
    ///
    /// @return what was written
    static Collection<Said> write(Connection connection, RevisionRows rows, Stored stored) throws SQLException {
        var said = new TreeSet<>(ORDER);
        for (var mention : rows.mentions) {
            said.add(new Said(
                    mention.entity(),
                    ID,
                    mention.entity().substring(mention.entity().indexOf(':') + 1)));
        }
        for (var who : rows.participants) {
            who.names()
                    .forEach(name -> said.add(
                            new Said(who.entity(), NAME, name.path("value").asText())));
            who.identifiers().forEach((scheme, value) -> said.add(new Said(who.entity(), scheme, value)));
        }
        said.removeIf(stored::has);
        if (said.isEmpty()) {
            return said;
        }
        Bulk.run(
                connection,
                "INSERT INTO naming SELECT * FROM " + Bulk.rowsOf("naming") + " ON CONFLICT DO NOTHING",
                said.stream().map(NamingRow::of).toList());
        return said;
    }

    private static NamingRow of(Said said) {
        var value = said.value().replace('\0', '\ufffd');
        var key = said.kind().equals(NAME) ? NameKey.of(value) : identifier(said.kind(), value);
        return new NamingRow(
                said.entity(),
                said.kind(),
                Json.digest(value.getBytes(StandardCharsets.UTF_8)).substring(0, 16),
                value,
                key.key(),
                key.latin(),
                SearchTerms.vector(key.tokens()),
                key.codes());
    }

    /// A CIK is written with and without the zeros before it.
    static NameKey identifier(String scheme, String value) {
        var tokens = Tokens.of(value).stream().limit(40).toList();
        return NameKey.plain(
                scheme.equalsIgnoreCase("cik")
                        ? tokens.stream()
                                .map(token -> token.replaceFirst("^0+(?=.)", ""))
                                .toList()
                        : tokens);
    }
}
