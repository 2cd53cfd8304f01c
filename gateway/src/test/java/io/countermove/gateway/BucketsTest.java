package io.countermove.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketsTest {

    private static final Rate TEN_OF_TWENTY = new Rate(10, 20);

    /// Near the overflow of the clock, which may happen at any time.
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000);

    private final Buckets buckets = new Buckets(TEN_OF_TWENTY, 3, now::get);

    @Test
    void givesABurstAndThenTheRate() {
        assertThat(takeMany("a", 20)).isEqualTo(20);
        Allowance refused = buckets.take("a");
        assertThat(refused.isExhausted()).isTrue();
        assertThat(refused.left()).isZero();
        assertThat(refused.secondsToWait()).isEqualTo(1);
        assertThat(refused.secondsToFull()).isEqualTo(2);
        pass(Duration.ofSeconds(1));
        assertThat(takeMany("a", 100)).isEqualTo(10);
        pass(Duration.ofHours(1));
        assertThat(takeMany("a", 100)).isEqualTo(20);
    }

    @Test
    void saysWhatIsLeft() {
        assertThat(buckets.take("a").left()).isEqualTo(19);
        assertThat(buckets.take("a").secondsToFull()).isEqualTo(1);
        assertThat(TEN_OF_TWENTY.secondsForBurst()).isEqualTo(2);
    }

    @Test
    void costsARefusedCallerNothing() {
        takeMany("a", 1_000);
        pass(Duration.ofMillis(100));
        assertThat(takeMany("a", 10)).isEqualTo(1);
    }

    @Test
    void keepsCallersApart() {
        takeMany("a", 100);
        assertThat(takeMany("b", 100)).isEqualTo(20);
    }

    @Test
    void neverHasMoreBucketsThanItMay() {
        for (int i = 0; i < 1_000; i++) {
            buckets.take("caller " + i);
        }
        assertThat(buckets.size()).isEqualTo(3);
        assertThat(takeMany("another", 100))
                .as("what the rest has in common is used up")
                .isZero();
        pass(Duration.ofSeconds(10));
        assertThat(takeMany("another", 100)).as("full ones were forgotten").isEqualTo(20);
        assertThat(buckets.size()).isEqualTo(1);
    }

    @Test
    void refusesARateThatLetsNobodyIn() {
        assertThatThrownBy(() -> new Rate(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private int takeMany(String caller, int times) {
        int taken = 0;
        for (int i = 0; i < times; i++) {
            taken += buckets.take(caller).isExhausted() ? 0 : 1;
        }
        return taken;
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
