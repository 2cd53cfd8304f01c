package io.countermove.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemPortsTest {
    private static final List<String> PROCESSES = List.of("kafka", "postgres", "gateway");

    @TempDir
    private Path folder;

    @Test
    void givesEachProcessAPortOfItsOwn() {
        PrimitiveIterator.OfInt free = IntStream.of(20_001, 20_001, 20_002).iterator();
        assertThat(SystemPorts.choose(PROCESSES, "gateway", 8080, free::nextInt).byProcess())
                .isEqualTo(Map.of("kafka", 20_001, "postgres", 20_002, "gateway", 8080));
    }

    @Test
    void keepsThePortsInAFile() {
        SystemPorts ports = new SystemPorts(Map.of("kafka", 20_001, "gateway", 8080));
        Path file = folder.resolve("ports.properties");
        ports.write(file);
        assertThat(SystemPorts.read(file)).isEqualTo(ports);
        assertThat(ports.knows(PROCESSES)).isFalse();
        assertThat(SystemPorts.read(folder.resolve("absent")).byProcess()).isEmpty();
    }

    @Test
    void seesThatAPortIsTaken() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
            assertThat(Ports.answers(socket.getLocalPort())).isTrue();
        }
    }
}
