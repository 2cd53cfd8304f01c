package io.countermove.gateway;

import java.util.Locale;

/// What a key may do; each role may do what the ones before it may.
public enum Role {
    READER,
    PUBLISHER,
    ADMIN;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
