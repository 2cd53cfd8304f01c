package io.countermove.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;

/// P5: reads of the state on 32 connections, each asking again as soon as it is answered: through the gateway, of the
/// entities-service directly, and, for the row of an entity, of the database.
final class Reads {
    private static final int SECONDS = 6;
    private static final LocalDate FIRST_DAY = LocalDate.of(2019, 1, 1);
    private static final int DAYS = 2_500;

    private final RunningSystem system;
    private final Progress progress;

    Reads(RunningSystem system, Progress progress) {
        this.system = system;
        this.progress = progress;
    }

    /// A question, about another entity or day each time.
    private enum Question {
        ENTITY("entity by id") {
            @Override
            String path(SplittableRandom random) {
                return "/entities/" + Cast.ORG.draw(random);
            }
        },
        PAGE("page of a list") {
            @Override
            String path(SplittableRandom random) {
                return "/entities?type=model&limit=50&validAt=" + day(random);
            }
        },
        CURBS("curbs in force") {
            @Override
            String path(SplittableRandom random) {
                return "/curbs?status=in-force&limit=50&validAt=" + day(random);
            }
        };

        private final String words;

        Question(String words) {
            this.words = words;
        }

        abstract String path(SplittableRandom random);

        private static LocalDate day(SplittableRandom random) {
            return FIRST_DAY.plusDays(random.nextInt(DAYS));
        }
    }

    /// What the rate and the latencies were, and how long the answers.
    record Paces(List<Double> rates, Latencies latencies, LongAdder answers, LongAdder bytes) {
        Paces() {
            this(new ArrayList<>(), new Latencies(), new LongAdder(), new LongAdder());
        }

        void answered(byte[] answer) {
            answers.increment();
            bytes.add(answer.length);
        }

        Samples kibibytes() {
            return Samples.of(bytes.sum() / 1024.0 / answers.sum());
        }

        void add(ClosedLoop.Outcome outcome) {
            rates.add(outcome.perSecond());
            latencies.add(outcome.latencies());
        }

        Samples rate() {
            return new Samples(rates);
        }

        Samples p99() {
            return latencies.percentile(0.99);
        }
    }

    /// @param size what the system holds, for the words
    ///
    /// @param costs gets the milliseconds of each question
    List<Figure> run(String size, int runs, Growth costs) {
        List<Figure> figures = new ArrayList<>();
        for (Question question : Question.values()) {
            var gateway = new Paces();
            var direct = new Paces();
            var row = new Paces();
            ask(question, system.path(""), system.headers(), new Paces());
            for (int run = 0; run < runs; run++) {
                ask(question, system.path(""), system.headers(), gateway);
                ask(question, system.internal("entities-service"), system.internalHeaders(), direct);
                if (question == Question.ENTITY) {
                    row.add(selected());
                }
            }
            String what = question.words + size;
            costs.add(
                    question.words, 1_000 * ClosedLoop.CALLERS / gateway.rate().median());
            progress.line("P5: " + what + ", " + Samples.number(gateway.rate().median()) + "/s, directly "
                    + Samples.number(direct.rate().median()) + "/s, "
                    + Samples.number(gateway.kibibytes().median()) + " KiB each");
            figures.add(Figure.rate("P5", what, gateway.rate(), "the service directly", direct.rate(), 0.5));
            figures.add(
                    Figure.times("P5", what + ", p99", "ms", gateway.p99(), "the service directly", direct.p99(), 2));
            figures.add(Figure.note("P5", what + ", its mean answer", "KiB", gateway.kibibytes()));
            if (question == Question.ENTITY) {
                figures.add(Figure.rate("P5", what, gateway.rate(), "its row from the database", row.rate(), 0.25));
            }
        }
        return figures;
    }

    private static void ask(Question question, URI base, String[] headers, Paces paces) {
        // It keeps a connection for each caller.
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            paces.add(ClosedLoop.run(SECONDS, caller -> {
                var random = new SplittableRandom(caller);
                return () -> paces.answered(answer(
                        client,
                        HttpRequest.newBuilder(URI.create(base + question.path(random)))
                                .headers(headers)
                                .build()));
            }));
        }
    }

    private static byte[] answer(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        // An entity that no announcement mentions yet.
        if (answer.statusCode() != 200 && answer.statusCode() != 404) {
            throw new BenchFailure(request.uri() + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private ClosedLoop.Outcome selected() {
        Properties settings = system.settings("entities-service");
        return ClosedLoop.run(SECONDS, caller -> {
            var random = new SplittableRandom(caller);
            Connection connection = DriverManager.getConnection(
                    settings.getProperty("quarkus.datasource.jdbc.url"),
                    settings.getProperty("quarkus.datasource.username"),
                    settings.getProperty("quarkus.datasource.password"));
            PreparedStatement select = connection.prepareStatement("SELECT * FROM state_1.entity WHERE id = ?");
            return new ClosedLoop.Call() {
                @Override
                public void run() throws SQLException {
                    select.setString(1, Cast.ORG.draw(random).toString());
                    try (var rows = select.executeQuery()) {
                        if (rows.next()) {
                            rows.getString(1);
                        }
                    }
                }

                @Override
                public void close() throws SQLException {
                    connection.close();
                }
            };
        });
    }
}
