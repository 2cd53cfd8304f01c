package io.countermove.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

record ServicePart(Service service, Home home, DataFolder folder, ServiceSettings settings) implements Part {
    @Override
    public String name() {
        return service.processName();
    }

    @Override
    public LocalProcess launch() {
        Path jar = home.root().resolve(name()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new LocalFailure(name() + " is not built: " + jar + " is missing.");
        }
        Path properties = folder.settings(name());
        try {
            Secret.write(properties, settings.text(service));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + properties + ": " + e.getMessage(), e);
        }
        List<String> command = new ArrayList<>(List.of(Jvm.java(), service.heap()));
        command.addAll(Jvm.SMALL);
        command.addAll(
                List.of("-Dquarkus.profile=prod", "-Dquarkus.config.locations=" + properties, "-jar", jar.toString()));
        return LocalProcess.start(new ProcessPlan(
                name(),
                command,
                Map.of(),
                properties.toString(),
                settings.ports().of(name()),
                folder.pidFile(name()),
                folder.console(name())));
    }
}
