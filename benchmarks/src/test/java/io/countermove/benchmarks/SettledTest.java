package io.countermove.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettledTest {
    @Test
    void leavesTheFirstTenthOut() {
        var settled = new Settled(1_000);
        settled.add(new Settled.Point(0, 0));
        settled.add(new Settled.Point(9_000_000_000L, 100));
        settled.add(new Settled.Point(10_000_000_000L, 1_000));

        assertThat(settled.rate()).isEqualTo(900);
    }
}
