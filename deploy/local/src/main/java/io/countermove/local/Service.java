package io.countermove.local;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The four services, with the memory that each may use.
enum Service {
    EVENTS("events-service", 160, 48, false),
    // With 128 what a batch in work left was more than the survivors hold, and came to what stays.
    ENTITIES("entities-service", 512, 224, true),
    // Most of what it holds stays.
    ANALYTICS("analytics-service", 1536, 128, true),
    GATEWAY("gateway", 128, 40, false);

    private final String processName;
    private final int heapMegabytes;
    private final int youngMegabytes;
    private final boolean yields;

    /// @param youngMegabytes how much of the heap is for what is new, from the start: a share of the small heap that a
    ///     service starts with would be next to nothing
    Service(String processName, int heapMegabytes, int youngMegabytes, boolean yields) {
        this.processName = processName;
        this.heapMegabytes = heapMegabytes;
        this.youngMegabytes = youngMegabytes;
        this.yields = yields;
    }

    /// Also the name of the module.
    String processName() {
        return processName;
    }

    /// Whether it goes behind others: the readers of the log catch up, the intake cannot.
    boolean yields() {
        return yields;
    }

    /// What the build has made of it.
    Path jar(Home home) {
        return home.root().resolve(processName).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /// The command of a process of it.
    ///
    /// @param properties its configuration
    List<String> command(Home home, AotCaches caches, Path properties) {
        List<String> command = ServiceProcess.jvm(youngMegabytes, heapMegabytes);
        command.addAll(caches.options(processName, jar(home)));
        command.addAll(List.of(
                "-Dquarkus.profile=prod",
                "-Dquarkus.config.locations=" + properties,
                "-jar",
                jar(home).toString()));
        return command;
    }

    /// The names of all processes, in the order in which they are shown.
    static List<String> allProcesses() {
        return Stream.concat(
                        Stream.of(KafkaProcess.NAME, PostgresProcess.NAME),
                        Stream.of(values()).map(Service::processName))
                .toList();
    }
}
