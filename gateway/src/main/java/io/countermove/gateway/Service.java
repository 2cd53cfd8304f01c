package io.countermove.gateway;

import java.util.Locale;

/// Who answers an operation.
public enum Service {
    EVENTS("events-service"),
    ENTITIES("entities-service"),
    ANALYTICS("analytics-service"),
    GATEWAY("gateway");

    private final String title;

    Service(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public static Service named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
