package io.countermove.contracts.announcement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes an announcement as JSON: what was not said is left out, decimals are strings in plain notation, and the
/// fields stand in the order of the canonical form.
public final class AnnouncementWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AnnouncementWriter() {}

    public static ObjectNode write(Announcement a) {
        var node = NODES.objectNode();
        putAll(node, "alsoReportedBy", a.alsoReportedBy(), AnnouncementWriter::write);
        putText(node, "announcedOn", a.announcedOn());
        putWord(node, "confidence", a.confidence());
        putWord(node, "direction", a.direction());
        putText(node, "eccn", a.eccn());
        putAll(node, "facts", a.facts(), AnnouncementWriter::write);
        putAll(node, "jurisdictions", a.jurisdictions(), NODES::textNode);
        node.put("kind", a.kind());
        putText(node, "language", a.language());
        putText(node, "legalCitation", a.legalCitation());
        putAll(node, "participants", a.participants(), AnnouncementWriter::write);
        putText(node, "reports", a.reports());
        putAll(node, "respondsTo", a.respondsTo(), NODES::textNode);
        node.set("source", write(a.source()));
        putWord(node, "stance", a.stance());
        node.put("title", a.title());
        putText(node, "validFrom", a.validFrom());
        putText(node, "validTo", a.validTo());
        return node;
    }

    static ObjectNode write(Participant p) {
        var node = NODES.objectNode();
        node.put("entity", p.entity().toString());
        putMap(node, "identifiers", p.identifiers());
        putText(node, "name", p.name());
        putAll(node, "names", p.names(), AnnouncementWriter::write);
        node.put("role", p.role());
        return node;
    }

    private static ObjectNode write(Participant.Name name) {
        var node = NODES.objectNode();
        putText(node, "language", name.language());
        return node.put("value", name.value());
    }

    static ObjectNode write(Fact f) {
        var node = NODES.objectNode();
        putWord(node, "confidence", f.confidence());
        node.put("entity", f.entity().toString()).put("property", f.property());
        putMap(node, "qualifiers", f.qualifiers());
        putText(node, "validFrom", f.validFrom());
        putText(node, "validTo", f.validTo());
        node.set("value", write(f.value()));
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
            case FactValue.Quantity(var number, var unit, var qualifier, var low, var high) ->
                bounded(NODES.objectNode(), low, high)
                        .put("qualifier", qualifier.sign())
                        .put("unit", unit)
                        .put("value", number.toPlainString());
            case FactValue.Money(var amount, var currency, var basis, var qualifier, var low, var high) -> {
                var node = NODES.objectNode().put("amount", amount.toPlainString());
                putText(node, "basis", basis);
                yield bounded(node.put("currency", currency), low, high).put("qualifier", qualifier.sign());
            }
        };
    }

    static ObjectNode write(Source s) {
        var node = NODES.objectNode();
        if (s.official()) {
            node.put("official", true);
        }
        putText(node, "publishedOn", s.publishedOn());
        node.put("publisher", s.publisher());
        putText(node, "quote", s.quote());
        putText(node, "url", s.url());
        return node;
    }

    private static ObjectNode bounded(ObjectNode node, @Nullable BigDecimal low, @Nullable BigDecimal high) {
        putText(node, "high", high == null ? null : high.toPlainString());
        putText(node, "low", low == null ? null : low.toPlainString());
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

    private static <T> void putAll(ObjectNode node, String field, List<T> values, Function<T, JsonNode> form) {
        if (!values.isEmpty()) {
            var array = node.putArray(field);
            values.forEach(value -> array.add(form.apply(value)));
        }
    }

    private static void putMap(ObjectNode node, String field, Map<String, String> values) {
        if (!values.isEmpty()) {
            var map = node.putObject(field);
            values.forEach(map::put);
        }
    }
}
