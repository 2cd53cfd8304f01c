package io.countermove.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One running system for the whole test run, with the bundled article loaded as on every first start. Its data and
/// logs stay in `target/system` until the next run.
final class StartedSystem implements AutoCloseable {
    private final Launcher launcher;
    private final int port;
    private final Instant emptyAt;

    private StartedSystem(String folder, String... options) {
        var home = Path.of(System.getProperty("countermove.home", ".."))
                .toAbsolutePath()
                .normalize();
        this.launcher = new Launcher(home, home.resolve("acceptance/target").resolve(folder));
        clear(launcher);
        this.port = freePort();
        this.emptyAt = Clock.systemUTC().instant();
        up(options);
    }

    /// A system of its own that nothing was published in.
    static StartedSystem empty(String folder) {
        return new StartedSystem(folder, "--empty");
    }

    void up(String... options) {
        var arguments = new ArrayList<>(List.of("up", "--detach", "--port", Integer.toString(port)));
        arguments.addAll(List.of(options));
        launcher.run(arguments.toArray(String[]::new));
        reconciled();
    }

    /// The reconciliation, once both sides have read the whole log and agree with it.
    JsonNode reconciled() {
        return Await.until(
                () -> anonymous().get("/reconciliation").expect(200).body(),
                body -> body.get("agrees").asBoolean());
    }

    void down() {
        launcher.run("down");
    }

    Launcher launcher() {
        return launcher;
    }

    /// An instant before anything was published here.
    Instant emptyAt() {
        return emptyAt;
    }

    /// Somebody without a key.
    Gateway anonymous() {
        return new Gateway(address(), "");
    }

    /// The publisher whose key `up` printed.
    Gateway publisher() {
        return new Gateway(
                address(), read(launcher.data().resolve("publisher.key")).strip());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    JsonNode status() {
        return Json.parse(launcher.run("status", "--json"));
    }

    ProcessHandle process(String name) {
        var pid = status().at("/processes/" + name + "/pid").asLong();
        return ProcessHandle.of(pid).orElseThrow(() -> new AssertionError("no process " + name + " with pid " + pid));
    }

    @Override
    public void close() {
        down();
    }

    private static void clear(Launcher launcher) {
        if (!Files.exists(launcher.data())) {
            return;
        }
        launcher.tryRun("down");
        try (var old = Files.walk(launcher.data())) {
            old.sorted(Comparator.reverseOrder()).forEach(StartedSystem::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Hands the one system to whichever test asks for it, and stops it after the last.
    static final class Provider implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == StartedSystem.class;
        }

        @Override
        public StartedSystem resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(StartedSystem.class, _ -> new StartedSystem("system"), StartedSystem.class);
        }
    }
}
