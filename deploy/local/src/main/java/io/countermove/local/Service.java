package io.countermove.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The four services, with the memory that each may use.
enum Service {
    EVENTS("events-service", 160, 2, false),
    ENTITIES("entities-service", 512, 2, true),
    // Most of what it holds stays: with a third for the young the old would be full long before the heap is.
    ANALYTICS("analytics-service", 1536, 7, true),
    GATEWAY("gateway", 128, 2, false);

    private final String processName;
    private final int heapMegabytes;
    private final int oldToYoung;
    private final boolean yields;

    /// @param oldToYoung how many times as much of the heap is for what stays as for what is new
    Service(String processName, int heapMegabytes, int oldToYoung, boolean yields) {
        this.processName = processName;
        this.heapMegabytes = heapMegabytes;
        this.oldToYoung = oldToYoung;
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
        List<String> command =
                new ArrayList<>(ServiceProcess.jvm("-Xmx" + heapMegabytes + "m", "-XX:NewRatio=" + oldToYoung));
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
