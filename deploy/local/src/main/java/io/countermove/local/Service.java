package io.countermove.local;

import java.util.List;
import java.util.stream.Stream;

/// The four services, with the memory that each may use.
enum Service {
    EVENTS("events-service", 160),
    ENTITIES("entities-service", 192),
    ANALYTICS("analytics-service", 256),
    GATEWAY("gateway", 128);

    private final String processName;
    private final int heapMegabytes;

    Service(String processName, int heapMegabytes) {
        this.processName = processName;
        this.heapMegabytes = heapMegabytes;
    }

    /// Also the name of the module.
    String processName() {
        return processName;
    }

    String heap() {
        return "-Xmx" + heapMegabytes + "m";
    }

    /// The names of all processes, in the order in which they are shown.
    static List<String> allProcesses() {
        return Stream.concat(
                        Stream.of(KafkaProcess.NAME, PostgresProcess.NAME),
                        Stream.of(values()).map(Service::processName))
                .toList();
    }
}
