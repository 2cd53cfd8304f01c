package io.countermove.analytics;

import java.util.Collection;
import java.util.Map;

/// What an answer repeats of the question: only what was asked, in a fixed order.
final class Echo {

    private Echo() {}

    static void put(Map<String, Object> echo, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            echo.put(name, values.stream().sorted().toList());
        }
    }

    static void put(Map<String, Long> excluded, String name, long count) {
        if (count > 0) {
            excluded.put(name, count);
        }
    }
}
