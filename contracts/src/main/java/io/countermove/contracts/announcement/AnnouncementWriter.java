package io.countermove.contracts.announcement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes an announcement as JSON: what was not said is left out, decimals are strings in plain notation.
public final class AnnouncementWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AnnouncementWriter() {}

    public static ObjectNode write(Announcement a) {
        var node = NODES.objectNode();
        node.put("kind", a.kind()).put("title", a.title());
        putText(node, "announcedOn", a.announcedOn());
        putText(node, "validFrom", a.validFrom());
        putText(node, "validTo", a.validTo());
        putTexts(node, "jurisdictions", a.jurisdictions());
        a.participants().forEach(p -> node.withArray("participants").add(write(p)));
        a.facts().forEach(f -> node.withArray("facts").add(write(f)));
        putTexts(node, "respondsTo", a.respondsTo());
        node.set("source", write(a.source()));
        a.alsoReportedBy().forEach(s -> node.withArray("alsoReportedBy").add(write(s)));
        putText(node, "reports", a.reports());
        putWord(node, "confidence", a.confidence());
        putWord(node, "stance", a.stance());
        putWord(node, "direction", a.direction());
        putText(node, "legalCitation", a.legalCitation());
        putText(node, "eccn", a.eccn());
        putText(node, "language", a.language());
        return node;
    }

    static ObjectNode write(Participant p) {
        var node = NODES.objectNode();
        node.put("role", p.role()).put("entity", p.entity().toString());
        putText(node, "name", p.name());
        for (var name : p.names()) {
            var written = node.withArray("names").addObject().put("value", name.value());
            putText(written, "language", name.language());
        }
        putMap(node, "identifiers", p.identifiers());
        return node;
    }

    static ObjectNode write(Fact f) {
        var node = NODES.objectNode();
        node.put("entity", f.entity().toString()).put("property", f.property());
        node.set("value", write(f.value()));
        putMap(node, "qualifiers", f.qualifiers());
        putText(node, "validFrom", f.validFrom());
        putText(node, "validTo", f.validTo());
        putWord(node, "confidence", f.confidence());
        return node;
    }

    /// A value alone, as it stands in a fact.
    public static JsonNode write(FactValue value) {
        return switch (value) {
            case FactValue.Text(var text) -> NODES.textNode(text);
            case FactValue.Flag(var flag) -> NODES.booleanNode(flag);
            case FactValue.Date(var date) -> NODES.textNode(date.text());
            case FactValue.Choice(var word) -> NODES.textNode(word);
            case FactValue.Reference(var entity) -> NODES.textNode(entity.toString());
            case FactValue.Quantity(var number, var unit, var qualifier, var low, var high) -> {
                var node =
                        NODES.objectNode().put("value", number.toPlainString()).put("unit", unit);
                yield bounded(node.put("qualifier", qualifier.sign()), low, high);
            }
            case FactValue.Money(var amount, var currency, var basis, var qualifier, var low, var high) -> {
                var node =
                        NODES.objectNode().put("amount", amount.toPlainString()).put("currency", currency);
                putText(node, "basis", basis);
                yield bounded(node.put("qualifier", qualifier.sign()), low, high);
            }
        };
    }

    static ObjectNode write(Source s) {
        var node = NODES.objectNode();
        putText(node, "url", s.url());
        node.put("publisher", s.publisher());
        putText(node, "publishedOn", s.publishedOn());
        putText(node, "quote", s.quote());
        if (s.official()) {
            node.put("official", true);
        }
        return node;
    }

    private static ObjectNode bounded(ObjectNode node, @Nullable BigDecimal low, @Nullable BigDecimal high) {
        putText(node, "low", low == null ? null : low.toPlainString());
        putText(node, "high", high == null ? null : high.toPlainString());
        return node;
    }

    private static void putText(ObjectNode node, String field, @Nullable Object value) {
        if (value != null) {
            node.put(field, value.toString());
        }
    }

    private static void putWord(ObjectNode node, String field, @Nullable Word value) {
        if (value != null) {
            node.put(field, value.word());
        }
    }

    private static void putTexts(ObjectNode node, String field, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = node.putArray(field);
            values.forEach(array::add);
        }
    }

    private static void putMap(ObjectNode node, String field, Map<String, String> values) {
        if (!values.isEmpty()) {
            ObjectNode map = node.putObject(field);
            values.forEach(map::put);
        }
    }
}
