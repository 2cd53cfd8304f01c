package io.countermove.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The six processes of one data folder, as they are now.
final class LocalSystem {
    static final int DEFAULT_GATEWAY_PORT = 8080;
    static final String GATEWAY = Service.GATEWAY.processName();

    private final Home home;
    private final DataFolder folder;
    private final AotCaches caches;

    LocalSystem(Home home, DataFolder folder) {
        this(home, folder, AotCaches.used(home));
    }

    LocalSystem(Home home, DataFolder folder, AotCaches caches) {
        this.home = home;
        this.folder = folder;
        this.caches = caches;
    }

    DataFolder folder() {
        return folder;
    }

    /// Whether it is only there for the caches that its processes write when they end.
    boolean isTraining() {
        return caches.made();
    }

    SystemPorts ports() {
        return SystemPorts.read(portsFile());
    }

    void keep(SystemPorts ports) {
        ports.write(portsFile());
    }

    Optional<LocalProcess> find(String process) {
        return LocalProcess.find(process, folder.pidFile(process));
    }

    /// Whether the process was started and not stopped since: it runs, or it died.
    boolean isRemembered(String process) {
        return Files.exists(folder.pidFile(process));
    }

    /// Forgets the processes that died.
    void forget() {
        try {
            List<String> names = new ArrayList<>(Service.allProcesses());
            for (Projection projection : Projection.values()) {
                names.add(projection.rebuildProcess());
            }
            for (String name : names) {
                if (find(name).isEmpty()) {
                    Files.deleteIfExists(folder.pidFile(name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isReady(LocalProcess process) {
        return switch (process.name()) {
            case KafkaProcess.NAME -> Ports.answers(process.port());
            case PostgresProcess.NAME ->
                PostgresCluster.isReady(folder.path().resolve(PostgresProcess.NAME)) && Ports.answers(process.port());
            default -> Health.isReady(process.port());
        };
    }

    /// The processes that run, in the order of their names' list.
    Map<String, LocalProcess> running() {
        Map<String, LocalProcess> running = new LinkedHashMap<>();
        Service.allProcesses().forEach(name -> find(name).ifPresent(process -> running.put(name, process)));
        return running;
    }

    /// The second processes of projections that are rebuilt.
    Map<String, LocalProcess> rebuilding() {
        Map<String, LocalProcess> rebuilding = new LinkedHashMap<>();
        for (Projection projection : Projection.values()) {
            find(projection.rebuildProcess()).ifPresent(process -> rebuilding.put(process.name(), process));
        }
        return rebuilding;
    }

    String address(SystemPorts ports) {
        return "http://127.0.0.1:" + ports.of(GATEWAY);
    }

    /// All parts; for this the secrets of the folder are made when they are missing.
    List<Part> parts(SystemPorts ports) {
        List<Part> parts = new ArrayList<>();
        parts.add(new KafkaPart(folder, ports.of(KafkaProcess.NAME), caches));
        parts.add(new PostgresPart(folder, ports.of(PostgresProcess.NAME)));
        for (Service service : Service.values()) {
            parts.add(part(service, ports));
        }
        return parts;
    }

    /// A service of the system that runs, as it is to be started now.
    Part part(Service service) {
        return part(service, ports());
    }

    private Part part(Service service, SystemPorts ports) {
        String name = service.processName();
        return new ServicePart(name, service, ports.of(name), settings(ports).of(service), home, folder, caches);
    }

    Part rebuildPart(Projection projection, int version, int port) {
        return new ServicePart(
                projection.rebuildProcess(),
                projection.service(),
                port,
                settings(ports()).ofRebuild(projection, version, port),
                home,
                folder,
                caches);
    }

    private ServiceSettings settings(SystemPorts ports) {
        Secret password = PostgresCluster.password(folder.path().resolve(PostgresProcess.NAME));
        return ServiceSettings.of(folder, ports, password);
    }

    VersionFile versions() {
        return new VersionFile(folder.versions());
    }

    /// Whether reads of the projection go to a port from now on.
    boolean move(Projection projection, int port) {
        return client(GATEWAY).map(gateway -> gateway.move(projection, port)).orElse(false);
    }

    /// Empty when the process does not run.
    Optional<ServiceClient> client(String process) {
        return find(process).map(this::client);
    }

    ServiceClient client(LocalProcess process) {
        return new ServiceClient(process.port(), Secret.in(folder.internalSecret(), ""));
    }

    private Path portsFile() {
        return folder.run().resolve("ports.properties");
    }
}
