package io.countermove.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void comparesMedians() {
        var figure = Figure.rate("P1", "bulk", Samples.of(40, 50, 30), "producer test", Samples.of(90, 100, 110), 0.4);

        assertThat(figure.ratio()).isEqualTo(0.4);
        assertThat(figure.verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void missesALimit() {
        var figure = Figure.limit("P7", "ready", "s", Samples.of(14, 16, 17), 15);

        assertThat(figure.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(figure.ratio()).isNaN();
    }
}
