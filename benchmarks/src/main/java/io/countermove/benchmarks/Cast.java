package io.countermove.benchmarks;

import io.countermove.contracts.announcement.EntityId;
import java.util.random.RandomGenerator;

/// Who appears in the announcements: few of them very often, most rarely.
enum Cast {
    ORG("org", 5_000, 3),
    PERSON("person", 3_000, 3),
    JURISDICTION("jurisdiction", 150, 3),
    // No policy has as many steps as a large company has news.
    POLICY("policy", 20_000, 2),
    CHIP("chip", 1_500, 3),
    MODEL("model", 4_000, 3);

    private final String type;
    private final int size;
    private final int skew;

    /// @param skew 1 for all alike; the larger, the more often the first
    Cast(String type, int size, int skew) {
        this.type = type;
        this.size = size;
        this.skew = skew;
    }

    EntityId draw(RandomGenerator random) {
        return new EntityId(type, type + "-" + (int) (size * Math.pow(random.nextDouble(), skew)));
    }
}
