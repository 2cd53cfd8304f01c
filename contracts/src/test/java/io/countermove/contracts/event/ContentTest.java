package io.countermove.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.validation.Reading;
import io.countermove.contracts.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

class ContentTest {
    /// Every field that one kind may have, and several kinds of value.
    private static final String FULL = """
            {"kind": "statement.made", "title": "Unaffected", "announcedOn": "2025-04-15", "validFrom": "2025-04",
             "validTo": "2026-Q1", "jurisdictions": ["US", "CN"],
             "participants": [
               {"role": "actor", "entity": "org:nvidia", "name": "Nvidia", "identifiers": {"ticker": "NVDA", "QID": "Q182477"},
                "names": [{"value": "英伟达", "language": "zh"}, {"value": "NVIDIA \\"Corp\\""}]},
               {"role": "about", "entity": "policy:h20-licence"}],
             "facts": [
               {"entity": "org:nvidia", "property": "revenue", "qualifiers": {"period": "2025-Q1", "metric": "data-centre"},
                "value": {"amount": "5600000", "currency": "USD", "low": "5", "high": 7e6, "qualifier": "~"},
                "validFrom": "2025", "validTo": "2026", "confidence": "claimed"},
               {"entity": "model:r1", "property": "parameters", "value": {"value": 671e9, "low": "1", "high": "9e11"}},
               {"entity": "model:r1", "property": "accessibility", "value": "open-weights"},
               {"entity": "org:nvidia", "property": "jurisdiction", "value": "jurisdiction:us"}],
             "respondsTo": ["policy:h20-licence", "h20-blocked"], "reports": "h20-unaffected",
             "source": {"url": "https://a.example/?b=c", "publisher": "Reuters", "publishedOn": "2025-04-16",
               "quote": "“No”", "official": true},
             "alsoReportedBy": [{"publisher": "AP", "quote": "no"}, {"publisher": "AFP"}],
             "confidence": "reported", "stance": "unaffected", "legalCitation": "88 FR 71992", "eccn": "3A090",
             "language": "en"}
            """;

    private final AnnouncementReader reader = new AnnouncementReader(Vocabulary.standard());

    @Test
    void itsBytesAreCanonical() throws IOException {
        var content = valid(reader.published(Json.read(FULL.getBytes(StandardCharsets.UTF_8))));

        assertThat(content.toBytes()).isEqualTo(canonical(content.toJson()));
        assertThat(content.toJson().fieldNames()).toIterable().hasSize(17);
    }

    @Test
    void thoseOfACorrectionToo() throws IOException {
        var sent = Json.read(FULL.replaceFirst("\\{", "{\"reason\": \"a slip\", \"publishedOn\": \"2025\",")
                .getBytes(StandardCharsets.UTF_8));
        var content = valid(reader.corrected(sent));

        assertThat(content.toBytes()).isEqualTo(canonical(content.toJson()));
    }

    private static byte[] canonical(JsonNode json) throws IOException {
        return new JsonCanonicalizer(Json.MAPPER.writeValueAsBytes(json)).getEncodedUTF8();
    }

    private static Content valid(Reading<Content> reading) {
        return switch (reading) {
            case Reading.Valid<Content>(var content) -> content;
            case Reading.Invalid<Content>(var violations) -> throw new AssertionError(violations);
        };
    }
}
