package io.countermove.local;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The configuration of each service: the keys of production with the values of this system.
///
/// @param password the database's
/// @param internalSecret what the services take calls with
record ServiceSettings(
        DataFolder folder,
        SystemPorts ports,
        Secret password,
        Secret internalSecret,
        Secret publisherKey,
        Secret adminKey) {
    static ServiceSettings of(DataFolder folder, SystemPorts ports, Secret password) {
        return new ServiceSettings(
                folder,
                ports,
                password,
                Secret.in(folder.internalSecret(), ""),
                Secret.in(folder.publisherKey(), "cm_"),
                Secret.in(folder.adminKey(), "cm_"));
    }

    /// The text of the service's properties file. It holds secrets.
    String text(Service service) {
        return text(of(service));
    }

    static String text(Map<String, String> settings) {
        StringBuilder text = new StringBuilder("# Written at each start by ./countermove up; changes are lost.\n");
        settings.forEach((key, value) ->
                text.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n'));
        return text.toString();
    }

    Map<String, String> of(Service service) {
        Map<String, String> settings = new TreeMap<>(common(service));
        settings.putAll(
                switch (service) {
                    case EVENTS ->
                        Map.of(
                                "countermove.topics.replication",
                                "1",
                                "countermove.imports.folder",
                                folder.imports().toString(),
                                // A small heap remembers less; what is forgotten is judged by the readers.
                                "countermove.memory.announcements",
                                "100000");
                    case ENTITIES ->
                        Map.of(
                                "countermove.topics.replication",
                                "1",
                                "countermove.projection.version",
                                version(Projection.STATE),
                                // The only instance: what is left of a killed one need not be waited for.
                                "countermove.projection.instance",
                                "entities-local",
                                "quarkus.datasource.jdbc.url",
                                "jdbc:postgresql://127.0.0.1:" + ports.of(PostgresProcess.NAME) + "/"
                                        + PostgresCluster.DATABASE,
                                "quarkus.datasource.username",
                                PostgresCluster.USER,
                                "quarkus.datasource.password",
                                password.text());
                    case ANALYTICS ->
                        Map.of(
                                "countermove.topics.replication", "1",
                                "countermove.projection.version", version(Projection.METRICS),
                                "kafka-streams.replication.factor", "1",
                                "kafka-streams.group.instance.id", "analytics-local",
                                "kafka-streams.state.dir", folder.streams().toString());
                    case GATEWAY -> gateway();
                });
        return settings;
    }

    /// A second process of the service, which builds another version that nobody hears of.
    Map<String, String> ofRebuild(Projection projection, int version, int port) {
        Map<String, String> settings = new TreeMap<>(of(projection.service()));
        settings.put("quarkus.http.port", Integer.toString(port));
        settings.put(
                "quarkus.log.file.path", folder.log(projection.rebuildProcess()).toString());
        settings.put("countermove.projection.version", Integer.toString(version));
        settings.put("countermove.projection.active", "false");
        // Beside the one that takes its version over: of the same group for a moment.
        switch (projection) {
            case STATE -> settings.put("countermove.projection.instance", "entities-rebuild");
            case METRICS -> {
                settings.remove("kafka-streams.group.instance.id");
                settings.put("kafka-streams.state.dir", folder.rebuildStreams().toString());
            }
        }
        return settings;
    }

    private String version(Projection projection) {
        return Integer.toString(
                new VersionFile(folder.versions()).of(projection).active());
    }

    private Map<String, String> common(Service service) {
        String name = service.processName();
        return Map.of(
                // Above environment variables: those of the caller's shell do not move a port of this system.
                "config_ordinal", "350",
                "quarkus.http.host", "127.0.0.1",
                "quarkus.http.port", Integer.toString(ports.of(name)),
                "kafka.bootstrap.servers", "127.0.0.1:" + ports.of(KafkaProcess.NAME),
                "countermove.internal.secret", internalSecret.text(),
                "quarkus.log.console.enabled", "false",
                "quarkus.log.file.enabled", "true",
                "quarkus.log.file.path", folder.log(name).toString(),
                "quarkus.log.file.rotation.max-file-size", "5M",
                "quarkus.log.file.rotation.max-backup-index", "1");
    }

    private Map<String, String> gateway() {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "countermove.topics.replication", "1",
                "countermove.gateway.events-url", url(Service.EVENTS),
                "countermove.gateway.entities-url", url(Service.ENTITIES),
                "countermove.gateway.analytics-url", url(Service.ANALYTICS),
                "countermove.gateway.anonymous-reading", "true"));
        // One machine, one person: only a loop without end is to be stopped.
        for (String caller : List.of("key", "anonymous")) {
            settings.put("countermove.gateway.limits." + caller + ".per-second", "50000");
            settings.put("countermove.gateway.limits." + caller + ".burst", "50000");
        }
        settings.putAll(key("local", "publisher", publisherKey));
        settings.putAll(key("root", "admin", adminKey));
        return settings;
    }

    private static Map<String, String> key(String name, String role, Secret key) {
        String prefix = "countermove.gateway.keys." + name + ".";
        return Map.of(
                prefix + "role",
                role,
                prefix + "sha256",
                key.sha256(),
                prefix + "sources",
                // The first is the default; files of known formats are published as their feeds.
                "/publishers/local,/feeds",
                prefix + "official",
                "true");
    }

    private String url(Service service) {
        return "http://127.0.0.1:" + ports.of(service.processName());
    }
}
