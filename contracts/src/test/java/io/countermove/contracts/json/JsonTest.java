package io.countermove.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c0a0",
                "c1bf",
                "e08080",
                "e09fbf",
                "f0808080",
                "f08fbfbf", // overlong
                "eda080",
                "edbfbf",
                "eda0bdedb880", // surrogates
                "f4908080",
                "f5808080",
                "f888808080",
                "ff",
                "fe", // beyond
                "80",
                "bf",
                "c2",
                "c220",
                "e282",
                "e28220",
                "f09f98",
                "f09f9820",
                "00" // cut, or nothing at all
            })
    void refusesWhatIsNotUtf8(String hex) {
        refuses(quoted(HexFormat.of().parseHex(hex)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void refusesOtherEncodings(String charset) {
        refuses("{\"kind\": \"é\"}".getBytes(Charset.forName(charset)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'a': '\\ud83d'}", "{'a': ['\\uDE00x']}", "{'\\ud83dx': 1}", "'\\ude00\\ud83d'", "'\\uDfff'"})
    void refusesHalfASurrogatePair(String json) {
        refuses(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999999999999", "[-1E-99999999999]", "1e2147483649", "0e9999999999"})
    void refusesExponentsBeyondADecimal(String json) {
        refuses(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsEveryPlaneAndItsEscapes() throws JsonProcessingException {
        var text = "a\u007f\u0080\u07ff\u0800\ud7ff\ue000\ufffd\ud800\udc00😀\udbff\udffd";
        assertThat(Json.read(quoted(text.getBytes(StandardCharsets.UTF_8))).textValue())
                .isEqualTo(text);
        assertThat(Json.read(quoted("\\ud83d\\uDE00 \\\\ud83d".getBytes(StandardCharsets.UTF_8)))
                        .textValue())
                .isEqualTo("😀 \\ud83d");
    }

    private static void refuses(byte[] json) {
        assertThatThrownBy(() -> Json.read(json)).isInstanceOf(JsonProcessingException.class);
    }

    private static byte[] quoted(byte[] text) {
        var json = new byte[text.length + 2];
        json[0] = '"';
        System.arraycopy(text, 0, json, 1, text.length);
        json[text.length + 1] = '"';
        return json;
    }
}
