package io.countermove.entities.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.countermove.contracts.table.AnnouncementTable;
import io.countermove.contracts.table.Column;
import java.util.List;
import java.util.stream.Stream;

/// The columns of a list.
///
/// @param citing where a row may name the announcements that it rests on; what stands behind them ends the row
record Table(List<Column> columns, List<String> citing) {
    /// Their own sources.
    static final Table ANNOUNCEMENTS = new Table(AnnouncementTable.WRITTEN, List.of());
    /// A retraction has times of its own, and rests on what was said before it.
    static final Table REVISIONS = new Table(
            Stream.of(
                            texts("revision", "ordinal", "type", "state", "reason", "ingesttime", "publishedBy"),
                            texts("source", "knownFrom", "knownTo", "publicFrom", "publicTo"),
                            Stream.of(Column.json("content"), Column.json("differences")),
                            cited())
                    .flatMap(each -> each)
                    .toList(),
            List.of("/announcement"));
    static final Table ENTITIES = citing(
            Stream.of(
                    texts("id", "type", "name", "score"),
                    Stream.of(Column.words("referents"), Column.json("properties"))),
            "/announcement");
    static final Table CANDIDATES = citing(
            Stream.of(
                    texts("type", "score", "one.id", "one.name", "one.matched"),
                    Stream.of(Column.words("one.referents")),
                    texts("other.id", "other.name", "other.matched"),
                    Stream.of(Column.words("other.referents"), Column.json("because"))),
            "/announcements");
    static final Table RELATIONS = citing(Stream.of(texts("role", "entity", "name", "direction")), "/announcement");
    static final Table HISTORY = citing(
            Stream.of(
                    texts("property"),
                    Stream.of(
                            Column.text("value", "/value", "/value/value", "/value/amount"),
                            Column.text("unit", "/value/unit", "/value/currency"),
                            Column.text("qualifier", "/value/qualifier"),
                            Column.text("basis", "/value/basis"),
                            Column.text("low", "/value/low"),
                            Column.text("high", "/value/high"),
                            Column.json("qualifiers")),
                    texts("confidence", "official"),
                    Column.date("validFrom"),
                    Column.date("validTo"),
                    texts("knownTo")),
            "/announcement");
    static final Table CURBS = citing(
            Stream.of(
                    texts("id", "name"),
                    Stream.of(Column.words("issuer"), Column.words("targets"), Column.words("jurisdictions")),
                    texts("legalStatus", "announcedStatus", "enforcement"),
                    Column.date("since"),
                    Column.date("until"),
                    texts("certain"),
                    Stream.of(Column.words("undated")),
                    texts("statedBy.legalStatus", "statedBy.announcedStatus", "statedBy.enforcement")),
            "/statedBy",
            "/announcement");
    static final Table DIFFERENCES = citing(
            Stream.of(
                    texts("id", "name", "change"),
                    Stream.of(Column.words("statuses")),
                    statuses("before"),
                    statuses("after")),
            "/announcements");
    static final Table RESPONSES = citing(
            Stream.of(
                    Column.date("announcedOn"),
                    texts("actor", "speaker", "stance", "lagDays.earliest", "lagDays.latest")),
            "/announcement");
    static final Table CHANGES = citing(
            Stream.of(
                    texts("id", "type", "at", "entity", "kind", "title", "timer", "due", "certain"),
                    Stream.of(Column.words("ids"), Column.json("before"), Column.json("after")),
                    texts("cause.event", "cause.source", "cause.publishedBy", "cause.reason")),
            "/cause/announcements",
            "/cause/announcement");
    /// What is in it may say anything, so nothing is cited.
    static final Table QUARANTINE = new Table(
            Stream.concat(
                            texts("position", "outcome", "reason", "detail", "subject", "event", "replayedAs"),
                            Stream.of(
                                    Column.text("source", "/headers/ce_source"),
                                    Column.text("ingesttime", "/headers/ce_ingesttime"),
                                    Column.json("headers"),
                                    Column.text("value")))
                    .toList(),
            List.of());

    private static Table citing(Stream<Stream<Column>> columns, String... pointers) {
        return new Table(
                Stream.concat(columns.flatMap(each -> each), evidence()).toList(), List.of(pointers));
    }

    private static Stream<Column> texts(String... names) {
        return Stream.of(names).map(Column::text);
    }

    private static Stream<Column> statuses(String side) {
        return Stream.of(
                        texts(side + ".legalStatus", side + ".announcedStatus", side + ".enforcement"),
                        Column.date(side + ".since"),
                        Column.date(side + ".until"))
                .flatMap(each -> each);
    }

    private static Stream<Column> evidence() {
        return Stream.concat(cited(), Stream.of(Column.each("knownFrom", "/evidence/*/knownFrom")));
    }

    private static Stream<Column> cited() {
        return Stream.of(
                Column.each("announcement", "/evidence/*/announcement"),
                Column.each("source.url", "/evidence/*/url"),
                Column.each("source.publisher", "/evidence/*/publisher"),
                Column.each("source.publishedOn", "/evidence/*/publishedOn"),
                Column.each("source.official", "/evidence/*/official"));
    }

    List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    List<String> cells(JsonNode item) {
        return columns.stream().map(column -> column.write(item)).toList();
    }

    /// Whether its rows name the announcements that they rest on.
    boolean cites() {
        return !citing.isEmpty();
    }

    /// The announcements that a row rests on.
    List<String> cited(JsonNode item) {
        var node = citing.stream()
                .map(item::at)
                .filter(each -> each.isTextual() || !each.isEmpty())
                .findFirst()
                .orElse(MissingNode.getInstance());
        return node.isTextual()
                ? List.of(node.asText())
                : node.valueStream().map(JsonNode::asText).distinct().toList();
    }
}
