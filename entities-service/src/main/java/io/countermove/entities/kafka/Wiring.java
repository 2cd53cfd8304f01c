package io.countermove.entities.kafka;

import io.countermove.contracts.topic.TopicNames;
import io.countermove.platform.topics.TopicSpec;
import io.countermove.platform.topics.TopicSpecs;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/// The topics that this service reads and writes.
final class Wiring {
    @Produces
    @Singleton
    TopicSpec announcements(TopicSpecs specs) {
        return specs.forever(TopicNames.ANNOUNCEMENTS);
    }

    @Produces
    @Singleton
    TopicSpec deadLetters(TopicSpecs specs) {
        return specs.forever(TopicNames.ANNOUNCEMENTS_DEAD_LETTERS);
    }

    @Produces
    @Singleton
    TopicSpec entityChanges(TopicSpecs specs) {
        return specs.passing(TopicNames.ENTITY_CHANGES, Duration.ofDays(90));
    }

    @Produces
    @Singleton
    TopicSpec alerts(TopicSpecs specs) {
        return specs.passing(TopicNames.ALERTS, Duration.ofDays(90));
    }

    @Produces
    @Singleton
    TopicSpec entities(TopicSpecs specs) {
        return specs.compacted(TopicNames.ENTITIES);
    }
}
