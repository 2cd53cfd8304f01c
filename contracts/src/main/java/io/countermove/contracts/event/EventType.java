package io.countermove.contracts.event;

import io.countermove.contracts.validation.Schemas;
import java.util.Arrays;
import java.util.Optional;

/// What an event does to its announcement, with its CloudEvents type and the schema of its data.
public enum EventType {
    PUBLISHED("io.countermove.announcement.published.v1", Schemas.ANNOUNCEMENT),
    CORRECTED("io.countermove.announcement.corrected.v1", Schemas.CORRECTION),
    RETRACTED("io.countermove.announcement.retracted.v1", Schemas.RETRACTION);

    private final String wire;
    private final String schema;

    EventType(String wire, String schema) {
        this.wire = wire;
        this.schema = schema;
    }

    /// The CloudEvents `type`.
    public String wire() {
        return wire;
    }

    /// The CloudEvents `dataschema`.
    public String dataSchema() {
        return Schemas.BASE + schema;
    }

    public static Optional<EventType> find(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
    }
}
