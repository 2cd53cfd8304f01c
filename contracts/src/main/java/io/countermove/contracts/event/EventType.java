package io.countermove.contracts.event;

import java.util.Arrays;
import java.util.Optional;

/// What an event does to its announcement, with its CloudEvents type and the schema of its data.
public enum EventType {
    PUBLISHED("io.countermove.announcement.published.v1", "announcement.v1.json"),
    CORRECTED("io.countermove.announcement.corrected.v1", "correction.v1.json"),
    RETRACTED("io.countermove.announcement.retracted.v1", "retraction.v1.json");

    /// Where the schemas live: the gateway serves them under this path.
    public static final String SCHEMAS = "https://countermove.io/api/v1/schemas/";

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

    /// The file name of the schema of its data.
    public String schema() {
        return schema;
    }

    /// The CloudEvents `dataschema`.
    public String dataSchema() {
        return SCHEMAS + schema;
    }

    public static Optional<EventType> find(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
    }
}
