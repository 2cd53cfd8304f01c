package io.countermove.contracts.topic;

/// The Kafka topics that anyone may read; a new version of what one holds is a new topic.
public final class TopicNames {

    /// Key: announcement id. Published, corrected, retracted; kept for ever.
    public static final String ANNOUNCEMENTS = "countermove.announcements.v1";

    /// Key: as the source's. What could not be processed, with `dlq-*` headers that say why.
    public static final String ANNOUNCEMENTS_DEAD_LETTERS = ANNOUNCEMENTS + ".dlq";

    /// Key: entity id. One event for each change of an entity; kept for 90 days.
    public static final String ENTITY_CHANGES = "countermove.entity-changes.v1";

    /// Key: timer or rule. What somebody may want to be woken for: a policy takes effect today, a metric crosses a
    /// bound;
    /// kept for 90 days.
    public static final String ALERTS = "countermove.alerts.v1";

    /// Key: entity id. The current snapshot; compacted.
    public static final String ENTITIES = "countermove.entities.v1";

    /// Key: announcement, revision, ordinal; and one position for each partition; compacted. Metrics that were rebuilt
    /// have a topic of their own, see `observations`.
    public static final String OBSERVATIONS = "countermove.observations.v1";

    /// Key: metric and parameters; compacted.
    public static final String TRENDS = "countermove.trends.v1";

    /// The observations of a version of the metrics: those of the first are on the topic without a suffix.
    public static String observations(int projection) {
        return projection == 1 ? OBSERVATIONS : OBSERVATIONS + ".projection-" + projection;
    }

    private TopicNames() {}
}
