package io.countermove.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A process of a service.
///
/// @param name the service's, or another for a second process
record ServicePart(
        String name,
        Service service,
        int port,
        Map<String, String> settings,
        Home home,
        DataFolder folder,
        AotCaches caches)
        implements Part {
    @Override
    public LocalProcess launch() {
        Path jar = service.jar(home);
        if (!Files.exists(jar)) {
            throw new LocalFailure(service.processName() + " is not built: " + jar + " is missing.");
        }
        Path properties = folder.settings(name);
        try {
            Secret.write(properties, ServiceSettings.text(settings));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + properties + ": " + e.getMessage(), e);
        }
        return LocalProcess.start(new ProcessPlan(
                name,
                service.command(home, caches, properties),
                service.yields(),
                Map.of(),
                properties.toString(),
                port,
                folder.pidFile(name),
                folder.console(name)));
    }
}
