package io.countermove.entities;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameSimilarityTest {
    @Test
    void saysWhatAScoreRestsOn() {
        assertThat(why("Baidu, Inc.", "Baidu, Inc.")).isEqualTo("exact-name 1.0000");
        assertThat(why("BAIDU INC", "Baidu, Inc.")).isEqualTo("normalised-name 0.9800");
        assertThat(why("Hi-Tech", "Hitech")).isEqualTo("spacing 0.9600");
        assertThat(why("Moscow Radio Plant", "Radio Plant Moscow")).isEqualTo("word-order 0.9500");
        assertThat(why("Hikvison", "Hikvision")).isEqualTo("misspelt 0.9200");
        assertThat(why("Bai Du", "百度")).isEqualTo("transliterated 0.9118");
    }

    @Test
    void neverTakesOneCodeForAnother() {
        assertThat(score("Nvidia H20", "Nvidia H200")).isLessThan(0.5);
        assertThat(score("Nvidia H20", "Nvidia H2O")).isLessThan(0.5);
        assertThat(score("12th Research Institute", "710th Research Institute")).isLessThan(0.5);
    }

    @Test
    void lacksWhatOnlyGenericWordsShare() {
        assertThat(score("Shenzhen Huafeng Technology", "Shenzhen Kaituo Technology"))
                .isLessThan(0.6);
        assertThat(score("Open Joint Stock Cobpany Android", "Open Joint Stock Company Rosneft"))
                .isLessThan(0.6);
        assertThat(score("SMIC", "SMEE")).isLessThan(0.6);
    }

    private static String why(String asked, String known) {
        var reason = NameSimilarity.between(asked, known).getLast();
        return reason.rule() + " " + reason.score();
    }

    private static double score(String asked, String known) {
        return NameSimilarity.between(asked, known).getLast().score().doubleValue();
    }
}
