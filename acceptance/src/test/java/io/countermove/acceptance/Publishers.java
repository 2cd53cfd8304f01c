package io.countermove.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// Publishes, corrects and retracts without end from several threads, each with subjects of its own. What is not
/// acknowledged is sent again, the same, until it is.
final class Publishers implements AutoCloseable {
    private static final int THREADS = 4;
    private static final Duration RETRY = Duration.ofMillis(100);
    /// What is repaired needs the processor too.
    private static final Duration PACE = Duration.ofMillis(50);

    private final Gateway gateway;
    private final ConcurrentLinkedQueue<Publication> acknowledged = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    private final List<Writer> writers = new ArrayList<>();
    private final List<Thread> running = new ArrayList<>();
    private volatile boolean stopping;

    Publishers(Gateway gateway) {
        this.gateway = gateway;
        for (int i = 0; i < THREADS; i++) {
            writers.add(new Writer(i));
        }
    }

    void resume() {
        stopping = false;
        writers.forEach(writer -> running.add(Thread.ofPlatform().start(writer::write)));
    }

    /// Returns when everything that was sent is acknowledged.
    void pause() {
        stopping = true;
        Await.end(running);
        running.clear();
    }

    List<Publication> acknowledged() {
        return List.copyOf(acknowledged);
    }

    int count() {
        return acknowledged.size();
    }

    /// Answers other than an acknowledgement or a 503.
    List<String> refused() {
        return List.copyOf(refused);
    }

    /// The last that was acknowledged of each subject.
    Map<String, Publication> last() {
        var last = new LinkedHashMap<String, Publication>();
        acknowledged.forEach(each -> last.put(each.subject(), each));
        return last;
    }

    private final class Writer {
        private final int number;
        private final Random random;
        private final List<Publication> own = new ArrayList<>();

        private Writer(int number) {
            this.number = number;
            this.random = new Random(number);
        }

        void write() {
            while (!stopping) {
                int which = own.isEmpty() || random.nextInt(10) < 6 ? own.size() : random.nextInt(own.size());
                var next = which == own.size()
                        ? Publication.published("kill-" + number + "-" + which)
                        : change(own.get(which));
                if (!send(next)) {
                    return;
                }
                if (which == own.size()) {
                    own.add(next);
                } else {
                    own.set(which, next);
                }
                acknowledged.add(next);
                LockSupport.parkNanos(PACE.toNanos());
            }
        }

        private Publication change(Publication before) {
            return before.isRetraction() || random.nextInt(4) > 0 ? before.corrected() : before.retracted();
        }

        private boolean send(Publication publication) {
            while (true) {
                var answer = gateway.tryPostEvent(publication.cloudEvent());
                var status = answer.map(Answer::status).orElse(503);
                if (status == 200 || status == 202) {
                    return true;
                }
                if (status != 503 && status != 504) {
                    refused.add(publication.eventId() + ": " + status + " "
                            + answer.orElseThrow().response().body());
                    return false;
                }
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    @Override
    public void close() {
        pause();
    }
}
