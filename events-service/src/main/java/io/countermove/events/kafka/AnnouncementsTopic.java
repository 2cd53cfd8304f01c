package io.countermove.events.kafka;

import io.countermove.platform.topics.TopicSpec;
import io.countermove.platform.topics.TopicSpecs;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The log itself: this service owns it.
@Singleton
public class AnnouncementsTopic {
    static final String NAME = "countermove.announcements.v1";

    @Produces
    @Singleton
    TopicSpec announcements(TopicSpecs specs) {
        return specs.forever(NAME);
    }
}
