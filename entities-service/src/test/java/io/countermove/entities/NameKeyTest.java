package io.countermove.entities;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameKeyTest {
    @Test
    void stripsLegalFormsAtBothEnds() {
        assertThat(key("Baidu, Inc.")).isEqualTo("baidu");
        assertThat(key("ООО «Байкал Электроникс»")).isEqualTo("баикал электроникс");
        assertThat(key("PT Telkom Indonesia (Persero) Tbk")).isEqualTo("telkom indonesia persero");
        assertThat(key("Huawei Technologies Paraguay S.A.")).isEqualTo("huawei technologies paraguay");
        assertThat(key("Joint Stock Company NIIEMP")).isEqualTo("niiemp");
        assertThat(key("百度在线网络技术（北京）有限公司")).isEqualTo("百度在线网络技术 北京");
        assertThat(key("SMIC Co., Ltd.")).isEqualTo("smic");
        assertThat(key("Limited")).isEqualTo("limited");
    }

    @Test
    void ignoresCaseWidthAccentsAndPunctuation() {
        assertThat(key("Panorama İnvest Diş Ticaret")).isEqualTo(key("PANORAMA INVEST DIS TICARET"));
        assertThat(key("ＮＶＩＤＩＡ  H20")).isEqualTo("nvidia h20");
        assertThat(key("O'Brien & Sons")).isEqualTo("obrien and sons");
    }

    @Test
    void keepsCodesApart() {
        assertThat(NameKey.of("Nvidia H20").codes()).containsExactly("h20");
        assertThat(NameKey.of("Nvidia H2O").codes()).containsExactly("h2o");
        assertThat(NameKey.of("ERNIE 4.5").codes()).containsExactly("4.5");
        assertThat(NameKey.of("华为昇腾910B").codes()).containsExactly("910b");
    }

    @Test
    void readsOtherScriptsInLatinLetters() {
        assertThat(NameKey.of("百度").latin()).isEqualTo("bai du");
        assertThat(NameKey.of("Газпром").latin()).isEqualTo("gazprom");
    }

    @Test
    void asksForWordsForCodesAndForPartsOfWhatHasNoSpaces() {
        assertThat(SearchTerms.query("H20 exports")).isEqualTo("('h20') & (('exports' | 'export'))");
        assertThat(SearchTerms.query("3A090.a")).isEqualTo("('3a090' <-> 'a')");
        assertThat(SearchTerms.query("semicon*")).isEqualTo("('semicon':*)");
        assertThat(SearchTerms.query("寒武纪")).isEqualTo("('寒武' <-> '武纪')");
        assertThat(SearchTerms.query("度")).isEqualTo("('度':*)");
        assertThat(SearchTerms.query("!?")).isEmpty();
        assertThat(SearchTerms.vector(Tokens.of("百度 H20"))).isEqualTo("'百度':1 '度':2 'h20':3 ");
    }

    private static String key(String name) {
        return NameKey.of(name).key();
    }
}
