package io.countermove.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/// `train`: runs a system of its own for some seconds, so that all that are started from this build start faster.
final class Training {
    private static final int ROUNDS = 100;
    private static final long NEEDED_BYTES = 1536L * 1024 * 1024;
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);
    private static final Duration TO_WRITE_CACHES = Duration.ofMinutes(3);
    private static final Duration TO_END = Duration.ofSeconds(3);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> QUESTIONS = List.of(
            "/entities?limit=20",
            "/entities?q=nvidia",
            "/entities/chip:nvidia-h20",
            "/announcements?limit=20",
            "/curbs?status=in-force",
            "/changes?limit=20",
            "/trends/curbs-in-force",
            "/trends/activity?kind=model.released&bucket=week",
            "/trends/data-quality");

    private final Home home;
    private final DataFolder folder;
    private final LocalSystem system;
    private final Progress silent = new Progress(new PrintStream(OutputStream.nullOutputStream()));
    private final Progress progress;

    Training(Home home, Progress progress) {
        this.home = home;
        this.folder = new DataFolder(home.aot().resolve("system"));
        this.system = new LocalSystem(home, folder, AotCaches.made(home));
        this.progress = progress;
    }

    /// Leaves nothing where it fails.
    int run() {
        try (var channel = FileChannel.open(
                        home.aot().resolveSibling("aot.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null) {
                throw new LocalFailure("  another training runs");
            }
            train();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + home.aot() + ": " + e.getMessage(), e);
        }
        progress.line("  trained in " + progress.seconds());
        return 0;
    }

    private void train() {
        discard();
        requireRoom();
        Thread hook = Interrupted.onEnd(this::abandon);
        boolean trained = false;
        try {
            new Up(home, system, silent).run(new Command.Up(folder.path(), true, OptionalInt.of(Ports.free()), false));
            practise();
            new Shutdown(system, silent, TO_WRITE_CACHES).run();
            trained = true;
        } finally {
            // Where the JVM is ending, the hook cleans up.
            if (Interrupted.forget(hook)) {
                if (trained) {
                    discard();
                } else {
                    abandon();
                }
            } else {
                Interrupted.waitForTheEnd();
            }
        }
    }

    private void requireRoom() {
        try {
            Files.createDirectories(home.aot());
            long usable = Files.getFileStore(home.aot()).getUsableSpace();
            if (usable < NEEDED_BYTES) {
                throw new LocalFailure("  it needs " + NEEDED_BYTES / 1024 / 1024 + " MB of disk, and "
                        + usable / 1024 / 1024 + " are left");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + home.aot() + ": " + e.getMessage(), e);
        }
    }

    /// What has been seen until an answer fails is enough.
    private void practise() {
        try {
            use(system.address(system.ports()));
        } catch (LocalFailure e) {
            progress.line("  " + e.getMessage());
        }
    }

    /// Publishes and asks, each as often as it takes for the code to be seen to be busy.
    private void use(String address) {
        String api = address + "/api/v1";
        Secret key = Secret.in(folder.publisherKey(), "cm_");
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int round = 1; round <= ROUNDS; round++) {
                String receipt = answer(
                        client,
                        HttpRequest.newBuilder(URI.create(api + "/announcements"))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + key.text())
                                .POST(HttpRequest.BodyPublishers.ofString(announcement(round))));
                String position = JSON.readTree(receipt).path("position").asText();
                ask(client, api + "/announcements/training-" + round + "?atLeast=" + position);
                ask(client, api + QUESTIONS.get(round % QUESTIONS.size()));
            }
        } catch (IOException e) {
            throw new LocalFailure("the system does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }

    private static String announcement(int number) {
        return """
                {"id": "training-%d", "kind": "model.released", "title": "A model", "announcedOn": "2026-01-%02d",
                 "source": {"publisher": "Training"}, "jurisdictions": ["CN"],
                 "participants": [{"role": "developer", "entity": "org:training", "name": "Training"},
                                  {"role": "model", "entity": "model:training-%d"}],
                 "facts": [{"entity": "model:training-%d", "property": "parameters", "value": "7000000000"}]}""".formatted(number, 1 + number % 28, number, number);
    }

    private static void ask(HttpClient client, String address) throws IOException, InterruptedException {
        answer(client, HttpRequest.newBuilder(URI.create(address)));
    }

    private static String answer(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(request.timeout(TO_ANSWER).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            throw new LocalFailure(response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    /// Also what a training that was killed has left.
    private void discard() {
        if (!Files.exists(folder.path())) {
            return;
        }
        new Shutdown(system, silent, TO_END).run();
        delete(folder.path());
    }

    private void abandon() {
        discard();
        delete(home.aot());
    }

    private static void delete(Path path) {
        try {
            Folders.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + path + ": " + e.getMessage(), e);
        }
    }
}
