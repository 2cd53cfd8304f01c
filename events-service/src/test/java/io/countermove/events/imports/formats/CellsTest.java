package io.countermove.events.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
    @ParameterizedTest
    @CsvSource({
        "2025-01-20,2025-01-20",
        "1/20/2025,2025-01-20",
        "01/20/2025 0:00,2025-01-20",
        "2025-01-20 00:00:00,2025-01-20",
        "2025-01,2025-01",
        "2025,2025",
        "2012.0,2012"
    })
    void readsDatesAsSpreadsheetsWriteThem(String cell, String date) {
        assertThat(Cells.date(cell).orElseThrow().text()).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20/1/2025", "1/20/25", "20.01.2025", "2025-02-30", "soon", "45677"})
    void guessesNoDate(String cell) {
        assertThat(Cells.date(cell)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1957-01-01,1957", "2025-08-01,2025-08", "2025-08-02,2025-08-02", "1/1/1957,1957", "2025-08,2025-08"})
    void takesPaddingForWhatIsUnknown(String cell, String date) {
        assertThat(Cells.unpadded(Cells.date(cell).orElseThrow()).text()).isEqualTo(date);
    }

    @Test
    void readsNumbersWithTheirDigits() {
        assertThat(Cells.number("3.02e+24")).contains(new BigDecimal("3.02e24"));
        assertThat(Cells.number("1E+11")).contains(new BigDecimal("1E+11"));
        assertThat(Cells.number("1,000,000")).contains(new BigDecimal("1000000"));
        assertThat(Cells.number("13000000000.0")).contains(new BigDecimal("13000000000.0"));
        assertThat(Cells.number("~1e24")).isEmpty();
        assertThat(Cells.number("1,5")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "N/A", "nan", "None", "Unknown", "#REF!", "\u00a0"})
    void knowsPlaceholders(String cell) {
        assertThat(Cells.text(cell)).isEmpty();
    }

    @Test
    void splitsListsButNotNamesThatHoldCommas() {
        assertThat(items("OpenAI")).containsExactly("OpenAI");
        assertThat(items("Google,DeepMind")).containsExactly("Google", "DeepMind");
        assertThat(items("Google, DeepMind")).containsExactly("Google", "DeepMind");
        assertThat(items("Baidu, Inc.")).containsExactly("Baidu, Inc.");
        assertThat(items("Baidu, Inc., Tsinghua University")).containsExactly("Baidu, Inc.", "Tsinghua University");
        assertThat(items("Huawei Technologies Co., Ltd.")).containsExactly("Huawei Technologies Co., Ltd.");
        assertThat(items("NVIDIA,NERSC, Lawrence Berkeley National Laboratory,University of Michigan,Rice University"))
                .containsExactly(
                        "NVIDIA",
                        "NERSC, Lawrence Berkeley National Laboratory",
                        "University of Michigan",
                        "Rice University");
        assertThat(items("University of California, Berkeley, Google"))
                .containsExactly("University of California, Berkeley", "Google");
        assertThat(items("China,China")).containsExactly("China");
    }

    private static java.util.List<String> items(String cell) {
        return Cells.items(cell, Organisations::isOne);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "United States of America|US", "Korea (Republic of)|KR", "Iran, Islamic Republic of|IR", "Hong Kong|HK",
                "Taiwan|TW", "United Kingdom of Great Britain and Northern Ireland|GB", "CHINA|CN", "Türkiye|TR"
            })
    void findsCountries(String name, String code) {
        assertThat(Countries.find(name)).contains(code);
    }

    @Test
    void derivesSlugsAsTheContractSays() {
        assertThat(Names.slug("GPT-4.5")).isEqualTo("gpt-4.5");
        assertThat(Names.slug("C++ #1 & more")).isEqualTo("cplusplus-sharp1-and-more");
        assertThat(Names.slug("NÜWA")).isEqualTo("nuwa");
        assertThat(Names.slug("百度")).isEqualTo("bai-du");
        assertThat(Names.slug("★")).startsWith("name-");
        assertThat(Names.slug("x".repeat(300))).hasSizeLessThanOrEqualTo(107);
        assertThat(Names.organisation("Baidu, Inc.")).hasToString("org:baidu");
        assertThat(Names.organisation("Huawei Technologies Co., Ltd.")).hasToString("org:huawei-technologies");
        assertThat(Names.key("  ALLaM\u00a0adapted 70B ")).isEqualTo(Names.key("allam adapted 70b"));
    }
}
