package io.countermove.contracts.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/// JSON as Countermove reads and writes it: strict in (one value, no duplicate keys, bounded depth and length, numbers
/// as decimals), canonical out (RFC 8785).
public final class Json {

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxNumberLength(100)
            .maxStringLength(100_000)
            .maxNameLength(1_000)
            .build();

    /// The one mapper: strict, numbers as decimals.
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(LIMITS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /// Fields in the order of their names, and nothing escaped that need not be.
    private static final JsonMapper SORTED =
            plain().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private static final JsonMapper AS_IT_STANDS = plain().build();

    private static final long MOST_EXACT = (1L << 53) - 1;

    private Json() {}

    /// One JSON value, UTF-8. Throws `JsonProcessingException`, with line and column, for anything else.
    public static JsonNode read(byte[] bytes) throws JsonProcessingException {
        var scan = Utf8.scan(bytes);
        if (scan.fault() >= 0) {
            throw new JsonParseException(null, "The byte at offset " + scan.fault() + " is NUL or no UTF-8");
        }
        try {
            var document = MAPPER.readTree(bytes);
            if (scan.escapesSurrogate() && Surrogates.areUnpaired(document)) {
                throw new JsonParseException(null, "An escape names one half of a surrogate pair without the other");
            }
            return document;
        } catch (NumberFormatException e) {
            // Jackson lets pass that an exponent is beyond what a decimal has.
            throw new JsonParseException(null, "A number is too large: " + e.getMessage(), e);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The canonical bytes (RFC 8785) of a document whose numbers, if any, are exact as doubles.
    public static byte[] canonical(JsonNode node) {
        try {
            // Only the form of doubles is beyond the mapper, and hardly any document has one.
            return holdsDouble(node)
                    ? new JsonCanonicalizer(MAPPER.writeValueAsBytes(node)).getEncodedUTF8()
                    : SORTED.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same of a document whose fields stand in the order of their names already, and that holds no number.
    public static byte[] ordered(JsonNode node) {
        try {
            return AS_IT_STANDS.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonMapper.Builder plain() {
        return JsonMapper.builder(JsonFactory.builder()
                .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .build());
    }

    private static boolean holdsDouble(JsonNode node) {
        if (!node.isContainerNode()) {
            return node.isNumber() && !isSafeInteger(node);
        }
        for (var child : node) {
            if (holdsDouble(child)) {
                return true;
            }
        }
        return false;
    }

    /// Whether it is written as its digits: a whole number that a double holds exactly.
    private static boolean isSafeInteger(JsonNode node) {
        return node.isIntegralNumber()
                && node.canConvertToLong()
                && node.longValue() >= -MOST_EXACT
                && node.longValue() <= MOST_EXACT;
    }

    public static String canonicalText(JsonNode node) {
        return new String(canonical(node), StandardCharsets.UTF_8);
    }

    /// SHA-256 of the bytes, in lower-case hexadecimal digits.
    public static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /// A fresh SHA-256.
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
