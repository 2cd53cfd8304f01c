package io.countermove.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private final Samples hundred =
            Samples.of(IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray());

    @Test
    void takesTheMiddle() {
        assertThat(Samples.of(9, 1, 5).median()).isEqualTo(5);
        assertThat(Samples.of(9, 1, 5, 7).median()).isEqualTo(6);
    }

    @Test
    void takesPercentilesByNearestRank() {
        assertThat(hundred.percentile(0.5)).isEqualTo(50);
        assertThat(hundred.percentile(0.99)).isEqualTo(99);
        assertThat(hundred.percentile(0.999)).isEqualTo(100);
        assertThat(Samples.of(3).percentile(0.99)).isEqualTo(3);
    }

    @Test
    void saysMedianAndSpread() {
        assertThat(Samples.of(3, 1, 2).text()).isEqualTo("2.00 [1.00 … 3.00]");
        assertThat(Samples.of(61_000).text()).isEqualTo("61,000");
        assertThat(Samples.NONE.text()).isEmpty();
    }
}
