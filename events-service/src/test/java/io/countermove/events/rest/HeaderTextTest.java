package io.countermove.events.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "plain, plain",
                "Euro%20%E2%82%AC%20%F0%9F%98%80, Euro € 😀", // the specification's example
                "%41%42%43, ABC", // encoded without need
                "%e2%82%ac, €",
                "a+b, a+b", // no form
                "100%25%2541, 100%%41", // decoded once
                "a b, a b", // as older versions send it
                "'\"a b\"', a b",
                "'\"say \\\"so\\\" \\\\ twice\"', 'say \"so\" \\ twice'",
                "'\"%41\"', A",
                "'\"open', '\"open'",
                "'', ''"
            })
    void unquotesAndDecodesOnce(String value, String text) {
        assertThat(HeaderText.find(value)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%C0%A0", // the specification's example: overlong
                "%E0%80%80",
                "%ED%A0%80", // a surrogate
                "%F4%90%80%80", // beyond Unicode
                "%FF",
                "%E2%82",
                "%",
                "%4",
                "%4G",
                "%-1",
                "%٤١",
                "€",
                "é"
            })
    void refusesBrokenEncodings(String value) {
        assertThat(HeaderText.find(value)).isEmpty();
    }
}
