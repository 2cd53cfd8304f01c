package io.countermove.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceSettingsTest {
    @TempDir
    private Path path;

    @Test
    void tellsTheGatewayTheHashOfAKeyAndNeverTheKey() {
        ServiceSettings settings = settings();
        String key = settings.publisherKey().text();
        assertThat(key).matches("cm_[0-9a-f]{48}");
        assertThat(settings.text(Service.GATEWAY))
                .doesNotContain(key)
                .contains("countermove.gateway.keys.local.sha256="
                        + settings.publisherKey().sha256())
                .contains("countermove.gateway.keys.local.role=publisher")
                .contains("countermove.gateway.keys.root.role=admin");
    }

    @Test
    void givesTheDatabaseToOneServiceOnly() {
        ServiceSettings settings = settings();
        for (Service service : Service.values()) {
            assertThat(settings.of(service).containsKey("quarkus.datasource.password"))
                    .isEqualTo(service == Service.ENTITIES);
        }
    }

    @Test
    void bindsEveryServiceToLoopback() {
        ServiceSettings settings = settings();
        for (Service service : Service.values()) {
            assertThat(settings.of(service)).containsEntry("quarkus.http.host", "127.0.0.1");
        }
    }

    @Test
    void keepsASecretForItsOwnerAlone() throws Exception {
        Path file = path.resolve("a/publisher.key");
        Secret first = Secret.in(file, "cm_");
        assertThat(Secret.in(file, "cm_")).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(first.toString()).doesNotContain(first.text());
    }

    private ServiceSettings settings() {
        SystemPorts ports = SystemPorts.choose(Service.allProcesses(), "gateway", 8080, Ports::free);
        return ServiceSettings.of(new DataFolder(path), ports, new Secret("database"));
    }
}
