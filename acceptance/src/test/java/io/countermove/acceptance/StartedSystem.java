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

    /// @param first starts it, then the launcher without options does
    private StartedSystem(Launcher first, String... options) {
        this.launcher = first.with("");
        clear(launcher);
        this.port = freePort();
        this.emptyAt = Clock.systemUTC().instant();
        start(first, options);
        reconciled();
    }

    /// Another system than the shared one, without the article. Its data and logs stay in `target/<name>`.
    static StartedSystem empty(String name) {
        return new StartedSystem(launcher(name), "--empty");
    }

    /// The same, with options for its JVMs.
    static StartedSystem emptyWith(String name, String javaOptions) {
        return new StartedSystem(launcher(name).with(javaOptions), "--empty");
    }

    void up() {
        start(launcher);
        reconciled();
    }

    private void start(Launcher starting, String... options) {
        var words = new ArrayList<>(List.of("up", "--detach", "--port", Integer.toString(port)));
        words.addAll(List.of(options));
        starting.run(words.toArray(String[]::new));
    }

    private static Launcher launcher(String name) {
        var home = Path.of(System.getProperty("countermove.home", ".."))
                .toAbsolutePath()
                .normalize();
        return new Launcher(home, home.resolve("acceptance/target").resolve(name), "");
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

    /// The admin whose key lies in the data folder.
    Gateway admin() {
        return new Gateway(address(), read(launcher.data().resolve("admin.key")).strip());
    }

    String brokers() {
        return "127.0.0.1:" + status().at("/processes/kafka/port").asInt();
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

    static int freePort() {
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
                    .computeIfAbsent(
                            StartedSystem.class, _ -> new StartedSystem(launcher("system")), StartedSystem.class);
        }
    }
}
