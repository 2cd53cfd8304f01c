package io.countermove.benchmarks;

import io.countermove.contracts.announcement.EntityId;
import java.util.random.RandomGenerator;

/// Who appears in the announcements: few of them very often, most rarely.
enum Cast {
    ORG("org", 5_000),
    PERSON("person", 3_000),
    JURISDICTION("jurisdiction", 150),
    POLICY("policy", 1_000),
    CHIP("chip", 1_500),
    MODEL("model", 4_000);

    private final String type;
    private final int size;

    Cast(String type, int size) {
        this.type = type;
        this.size = size;
    }

    EntityId draw(RandomGenerator random) {
        double place = random.nextDouble();
        return new EntityId(type, type + "-" + (int) (size * place * place * place));
    }
}
