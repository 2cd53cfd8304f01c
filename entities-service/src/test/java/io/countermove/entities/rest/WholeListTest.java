package io.countermove.entities.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.Listing;
import io.countermove.entities.Moment;
import io.countermove.entities.Sources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WholeListTest {
    private static final Moment NOW =
            new Moment(LocalDate.parse("2025-06-01"), Instant.parse("2026-11-20T00:00:00Z"), KnownBy.SYSTEM);
    private static final String EARLIER = "2026-11-01T00:00:00.000000Z";

    /// Everything was said by Nvidia, on a page of its own for each known time.
    private static final class Nvidia implements Sources {
        @Override
        public Map<Cited, ObjectNode> find(Collection<Cited> cited, KnownBy clock) {
            return cited.stream()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            each -> object().put("announcement", each.announcement())
                                    .put("publisher", "Nvidia")
                                    .put("url", "https://nvidia.example/" + each.knownAt())));
        }
    }

    /// Curbs by number, and how many were read.
    private static final class Numbered implements Listing {
        private final int count;
        private int read;

        Numbered(int count) {
            this.count = count;
        }

        @Override
        public List<Item> slice(@Nullable List<String> after, int limit) {
            int from = after == null ? 0 : Integer.parseInt(after.getFirst()) + 1;
            var items = IntStream.range(from, Math.min(from + limit, count))
                    .mapToObj(i -> new Item(curb(i), List.of(Integer.toString(i))))
                    .toList();
            read += items.size();
            return items;
        }

        @Override
        public long count() {
            return count;
        }
    }

    private static ObjectNode curb(int number) {
        return object().put("id", "policy:" + number)
                .put("name", "=1+1, \"a\"\nline")
                .put("since", "2025-04")
                .put("announcement", "a-" + number);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Test
    void readsEachItemOnce() {
        assertThat(whole(new Numbered(250)).items().map(item -> item.path("id").asText()))
                .isEqualTo(IntStream.range(0, 250).mapToObj(i -> "policy:" + i).toList());
    }

    @Test
    void readsNoFurtherThanItIsTaken() {
        var curbs = new Numbered(1_000_000);
        var broken = new OutputStream() {
            private int left = 200_000;

            @Override
            public void write(int b) throws IOException {
                if (--left < 0) {
                    throw new IOException("the reader went away");
                }
            }
        };

        var list = whole(curbs);

        assertThat(curbs.read).isLessThanOrEqualTo(1_000);
        assertThatThrownBy(() -> Export.CSV.write(Table.CURBS, list.items(), broken))
                .hasStackTraceContaining("the reader went away");
        assertThat(curbs.read).isLessThan(10_000);
    }

    @Test
    void writesARowThatStandsForItself() throws IOException {
        var row = csv(Table.CURBS, new Numbered(1)).getFirst();

        assertThat(row.getField("name")).isEqualTo("'=1+1, \"a\"\nline");
        assertThat(row.getField("since.earliest")).isEqualTo("2025-04-01");
        assertThat(row.getField("since.latest")).isEqualTo("2025-04-30");
        assertThat(row.getField("announcement")).isEqualTo("a-0");
        assertThat(row.getField("source.publisher")).isEqualTo("Nvidia");
        assertThat(row.getField("source.url")).isEqualTo("https://nvidia.example/2026-11-20T00:00:00Z");
    }

    @Test
    void citesWhatWasSaidWhenTheRowBecameKnown() throws IOException {
        var value = object().put("property", "chip-count")
                .put("announcement", "p800-cluster")
                .put("knownFrom", EARLIER);
        value.putObject("value").put("value", "30000").put("unit", "chip").put("qualifier", "~");

        var row = csv(Table.HISTORY, listing(value)).getFirst();

        assertThat(row.getField("value")).isEqualTo("30000");
        assertThat(row.getField("unit")).isEqualTo("chip");
        assertThat(row.getField("qualifier")).isEqualTo("~");
        assertThat(row.getField("source.url")).isEqualTo("https://nvidia.example/2026-11-01T00:00:00Z");
    }

    /// A revision tells of both clocks.
    @Test
    void citesWhatWasSaidWhenTheRowBecamePublic() throws IOException {
        var revision =
                object().put("announcement", "a").put("knownFrom", EARLIER).put("publicFrom", "2025-04-15T00:00:00Z");
        var publicly = new Moment(NOW.validAt(), NOW.knownAt(), KnownBy.PUBLIC);

        assertThat(csv(Table.REVISIONS, listing(revision), publicly).getFirst().getField("source.url"))
                .isEqualTo("https://nvidia.example/2025-04-15T00:00:00Z");
        assertThat(csv(Table.REVISIONS, listing(revision), NOW).getFirst().getField("source.url"))
                .isEqualTo("https://nvidia.example/2026-11-01T00:00:00Z");
    }

    @Test
    void citesWhoSaidEachStatus() throws IOException {
        var curb = curb(0);
        curb.putObject("statedBy")
                .put("legalStatus", "law")
                .put("announcedStatus", "press")
                .put("enforcement", "law");

        var row = csv(Table.CURBS, listing(curb)).getFirst();

        assertThat(row.getField("announcement")).isEqualTo("law | press");
        assertThat(row.getField("statedBy.announcedStatus")).isEqualTo("press");
    }

    @Test
    void citesAllThatARowRestsOn() throws IOException {
        var change = object().put("id", "1");
        change.putObject("cause")
                .put("announcement", "a")
                .putArray("announcements")
                .add("a")
                .add("b");

        assertThat(csv(Table.CHANGES, listing(change)).getFirst().getField("announcement"))
                .isEqualTo("a | b");
    }

    @Test
    void failsBeforeAnythingIsAnswered() {
        var impossible = new Listing() {
            @Override
            public List<Item> slice(@Nullable List<String> after, int limit) {
                throw new IllegalArgumentException("no such thing");
            }

            @Override
            public long count() {
                return 0;
            }
        };

        assertThatThrownBy(() -> whole(impossible)).hasMessage("no such thing");
    }

    private static WholeList whole(Listing listing) {
        return new WholeList(listing, Table.CURBS, new Nvidia(), NOW);
    }

    private static Listing listing(JsonNode document) {
        return new Listing() {
            @Override
            public List<Item> slice(@Nullable List<String> after, int limit) {
                return List.of(new Item((ObjectNode) document, List.of("0")));
            }

            @Override
            public long count() {
                return 1;
            }
        };
    }

    private static List<NamedCsvRecord> csv(Table table, Listing listing) throws IOException {
        return csv(table, listing, NOW);
    }

    private static List<NamedCsvRecord> csv(Table table, Listing listing, Moment moment) throws IOException {
        var out = new ByteArrayOutputStream();
        Export.CSV.write(table, new WholeList(listing, table, new Nvidia(), moment).items(), out);
        try (var reader = CsvReader.builder().ofNamedCsvRecord(out.toString(StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        }
    }
}
