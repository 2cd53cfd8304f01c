package io.countermove.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a service computes from the log, and can compute again beside itself.
enum Projection {
    STATE(Service.ENTITIES),
    METRICS(Service.ANALYTICS);

    private final Service service;

    Projection(Service service) {
        this.service = service;
    }

    Service service() {
        return service;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What the gateway calls the service.
    String upstream() {
        return service.name().toLowerCase(Locale.ROOT);
    }

    /// The name of the second process, which runs only while the projection is rebuilt.
    String rebuildProcess() {
        return service.processName() + "-rebuild";
    }

    static List<Projection> named(List<String> words) {
        return words.isEmpty()
                ? List.of(values())
                : words.stream().map(Projection::named).toList();
    }

    private static Projection named(String word) {
        return Arrays.stream(values())
                .filter(projection -> projection.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new LocalFailure("There is no projection '" + word
                        + "': say ./countermove rebuild, rebuild state or rebuild metrics."));
    }
}
