package io.countermove.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// `up`: makes the system of a data folder run, whatever state it is in.
final class Up {
    private static final Duration PATIENCE_TO_APPLY = Duration.ofSeconds(30);

    private static final List<String> ALL = Service.allProcesses();

    private final LocalSystem system;
    private final DataFolder folder;
    private final Home home;
    private final Progress progress;

    Up(Home home, LocalSystem system, Progress progress) {
        this.home = home;
        this.folder = system.folder();
        this.system = system;
        this.progress = progress;
    }

    int run(Command.Up command) {
        folder.create();
        Thread hook;
        try (SystemLock _ = SystemLock.take(folder)) {
            folder.boundLogs();
            new Leftovers(system, progress).stop();
            if (isComplete(command.port())) {
                dropLeftovers();
                progress.line("Countermove already runs in " + folder.path() + " at " + system.address(system.ports()));
                return 0;
            }
            SystemPorts ports = ports(command.port());
            progress.line("Countermove starts in " + folder.path());
            hook = Interrupted.onEnd(this::stopAll);
            try {
                bringUp(ports, command.empty());
            } catch (RuntimeException e) {
                // What did start stays for the next `up`, and for whoever reads the logs.
                Interrupted.forget(hook);
                throw e;
            }
        }
        if (command.detach()) {
            Interrupted.forget(hook);
            return 0;
        }
        progress.line("Ctrl-C stops it.");
        return new Watch(system, progress, hook).run();
    }

    private void bringUp(SystemPorts ports, boolean empty) {
        system.keep(ports);
        replaceLostMetrics();
        new Startup(system, system.parts(ports), progress).run();
        dropLeftovers();
        String address = system.address(ports);
        loadOnFirstStart(address, empty);
        progress.line("Ready in " + progress.seconds() + ".\n");
        progress.line(Welcome.text(address, folder));
    }

    /// Kafka Streams would fetch its state back from its own topics; who deletes it wants it computed from the log.
    private void replaceLostMetrics() {
        int active = system.versions().of(Projection.METRICS).active();
        if (Files.exists(folder.firstStartDone())
                && !Files.exists(folder.streams(active))
                && system.find(Service.ANALYTICS.processName()).isEmpty()) {
            Versions versions = system.versions()
                    .change(Projection.METRICS, now -> now.begin().activate(now.last() + 1));
            progress.line("The state of the metrics is not in " + folder.streams() + ": it is computed from the log, as"
                    + " version " + versions.active());
        }
    }

    private void dropLeftovers() {
        for (Projection projection : Projection.values()) {
            new Leftovers(system, progress).drop(projection);
        }
    }

    private boolean isComplete(OptionalInt port) {
        SystemPorts ports = system.ports();
        if (!ports.knows(ALL) || (port.isPresent() && port.getAsInt() != ports.of(LocalSystem.GATEWAY))) {
            return false;
        }
        Map<String, LocalProcess> running = system.running();
        return running.keySet().containsAll(ALL) && running.values().stream().allMatch(system::isReady);
    }

    /// The ports of the last run where they can be kept.
    private SystemPorts ports(OptionalInt chosen) {
        SystemPorts kept = system.ports();
        int gatewayPort = chosen.orElseGet(
                () -> kept.knows(ALL) ? kept.of(LocalSystem.GATEWAY) : LocalSystem.DEFAULT_GATEWAY_PORT);
        Map<String, LocalProcess> running = system.running();
        LocalProcess gateway = running.get(LocalSystem.GATEWAY);
        if (gateway != null && gateway.port() != gatewayPort) {
            requireFree(gatewayPort);
            progress.line("The gateway moves to port " + gatewayPort);
            gateway.stop();
            gateway = null;
        }
        if (gateway == null) {
            requireFree(gatewayPort);
        }
        if (kept.knows(ALL)
                && ALL.stream()
                        .filter(name -> !name.equals(LocalSystem.GATEWAY) && !running.containsKey(name))
                        .allMatch(name -> Ports.isFree(kept.of(name)))) {
            return kept.with(LocalSystem.GATEWAY, gatewayPort);
        }
        if (!running.isEmpty()) {
            progress.line("A port of the last run is taken by another program: all processes move to new ports");
            stopAll();
        }
        return SystemPorts.choose(ALL, LocalSystem.GATEWAY, gatewayPort, Ports::free);
    }

    private static void requireFree(int port) {
        if (!Ports.isFree(port)) {
            throw new LocalFailure("Port " + port + " is in use by another program."
                    + " Choose another for the gateway: ./countermove up --port N");
        }
    }

    private void loadOnFirstStart(String address, boolean empty) {
        Path done = folder.firstStartDone();
        Path article = home.article();
        if (Files.exists(done)) {
            return;
        }
        if (!empty) {
            if (!Files.exists(article)) {
                progress.line("There is no " + article + ": the system starts empty");
                return;
            }
            loadArticle(address, article);
        }
        try {
            Files.createFile(done);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + done, e);
        }
    }

    private void loadArticle(String address, Path article) {
        progress.line("First start: loading the article");
        Secret key = Secret.in(folder.publisherKey(), "cm_");
        try (ImportClient client = new ImportClient(address, key);
                GatewayClient gateway = new GatewayClient(address)) {
            ImportClient.Answer answer = client.send(
                    article, Map.of("format", "ndjson", "dryRun", "false"), line -> progress.line(line.toString()));
            if (!(answer instanceof ImportClient.Done(var summary))
                    || summary.path("refused").asLong() > 0) {
                throw new LocalFailure("The system runs, but not all of the bundled article was accepted: " + answer);
            }
            progress.line("  " + summary.path("published").asLong() + " announcements");
            gateway.awaitApplied(PATIENCE_TO_APPLY);
        }
    }

    private void stopAll() {
        new Shutdown(system, progress).run();
    }
}
