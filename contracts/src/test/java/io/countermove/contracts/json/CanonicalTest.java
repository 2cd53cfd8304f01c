package io.countermove.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;

/// The quick way gives the bytes of the reference implementation.
class CanonicalTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Property(tries = 500)
    void isWhatTheReferenceGives(@ForAll("documents") JsonNode document) throws IOException {
        var reference = new JsonCanonicalizer(Json.MAPPER.writeValueAsBytes(document)).getEncodedString();

        assertThat(Json.canonicalText(document)).isEqualTo(reference);
    }

    @Provide
    Arbitrary<JsonNode> documents() {
        return texts().map(NODES::textNode)
                .list()
                .ofMaxSize(4)
                .flatMap(values -> texts().list().ofSize(values.size()).map(names -> {
                    var inner = NODES.objectNode();
                    for (int i = 0; i < values.size(); i++) {
                        inner.set(names.get(i), values.get(i));
                    }
                    var document = NODES.objectNode();
                    document.set(
                            "list", NODES.arrayNode().addAll(values).add(true).add(NODES.nullNode()));
                    document.set("a", inner);
                    return document;
                }));
    }

    private static Arbitrary<String> texts() {
        var awkward =
                Arbitraries.of("\u001b", "\u007f", "\b\t\n\f\r", "\"\\/", "\u2028", "\uD83D\uDE00", "\uFB33", "é");
        var any = Arbitraries.strings().excludeChars(surrogates()).ofMaxLength(8);
        return Arbitraries.oneOf(any, awkward);
    }

    private static char[] surrogates() {
        var chars = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) (Character.MIN_SURROGATE + i);
        }
        return chars;
    }
}
