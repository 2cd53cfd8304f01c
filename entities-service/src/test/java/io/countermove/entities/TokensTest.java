package io.countermove.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TokensTest {
    /// What has a character beyond ASCII is read with the rules for all scripts.
    @Property(tries = 500)
    void asciiIsReadAsAnyScriptIs(@ForAll("texts") String text) {
        var tokens = new ArrayList<>(Tokens.of(text));
        tokens.add("百");

        assertThat(Tokens.of(text + " 百")).isEqualTo(tokens);
    }

    @Test
    void initialsAndApostrophesAreNoWordsOfTheirOwn() {
        assertThat(Tokens.of("S.A. of the U.S. d'Or l’été O'Brien's 3.5 a.bc"))
                .containsExactly("sa", "of", "the", "us", "dor", "lete", "obriens", "3.5", "a", "bc");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ascii()
                .ofMaxLength(12)
                .list()
                .ofMaxSize(6)
                .map(words -> String.join(" .3.5b U.S. ", words));
    }
}
