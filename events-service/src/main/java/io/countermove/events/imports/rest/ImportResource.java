package io.countermove.events.imports.rest;

import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.events.Draft;
import io.countermove.events.Intake;
import io.countermove.events.Readiness;
import io.countermove.events.imports.FeedLog;
import io.countermove.events.imports.Format;
import io.countermove.events.imports.Import;
import io.countermove.events.imports.Job;
import io.countermove.events.imports.formats.Formats;
import io.countermove.platform.internal.Caller;
import io.countermove.platform.internal.CurrentCaller;
import io.countermove.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Imports a file: dry run unless said otherwise. What is wrong with the file is a problem document; once rows are
/// told,
/// the answer is a line for each thing to tell, and the last line is a summary or a problem.
@Path("/api/v1/imports")
@RunOnVirtualThread
public class ImportResource {
    private static final Logger LOG = Logger.getLogger(ImportResource.class);
    private static final String NDJSON = "application/x-ndjson";

    private final Formats formats;
    private final AnnouncementReader reader;
    private final Intake intake;
    private final FeedLog log;
    private final Readiness readiness;
    private final CurrentCaller caller;
    private final ImportSettings settings;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Boolean> running = new ConcurrentHashMap<>();

    ImportResource(
            AnnouncementReader reader,
            Intake intake,
            FeedLog log,
            Readiness readiness,
            CurrentCaller caller,
            ImportSettings settings) {
        this.formats = new Formats(reader);
        this.reader = reader;
        this.intake = intake;
        this.log = log;
        this.readiness = readiness;
        this.caller = caller;
        this.settings = settings;
    }

    @POST
    @Consumes({"text/csv", NDJSON, "application/octet-stream"})
    @Produces(NDJSON)
    public Response load(
            InputStream body,
            @QueryParam("format") @Nullable String formatName,
            @QueryParam("vintage") @Nullable String vintage,
            @QueryParam("dryRun") @Nullable Boolean dryRun,
            @QueryParam("allowShrink") @Nullable Boolean allowShrink,
            @QueryParam("allowOlder") @Nullable Boolean allowOlder,
            @Context HttpHeaders headers)
            throws InterruptedException, IOException {
        var sender = caller.require(Caller.Role.PUBLISHER);
        if (!readiness.isReady()) {
            throw Problem.of(503, "starting", "The log is still being read; nothing was published.")
                    .asException()
                    .retryAfter(Duration.ofSeconds(2));
        }
        var named = formatName == null ? null : named(formatName);
        var day = vintage == null ? null : day(vintage);
        var spool = Spool.of(body, length(headers), settings);
        try {
            var format = named == null ? guess(spool.beginning()) : named;
            var asked = new Asked(format, named == null, day != null);
            var job = new Job(
                    origin(format, sender),
                    sender.official(),
                    day == null && format.isWhole() ? today() : day,
                    dryRun == null || dryRun,
                    allowShrink != null && allowShrink,
                    allowOlder != null && allowOlder);
            return answer(asked, job, spool);
        } catch (RuntimeException | IOException e) {
            spool.close();
            throw e;
        }
    }

    private Response answer(Asked asked, Job job, Spool spool) throws InterruptedException {
        var lock = job.origin().source();
        if (running.putIfAbsent(lock, true) != null) {
            throw Problem.of(409, "import-running", "Another import as " + lock + " is under way; wait for its end.")
                    .asException();
        }
        var lines = new LineQueue(settings.silence());
        var work = Thread.ofVirtual().name("import-" + asked.format().name()).unstarted(() -> {
            try (spool) {
                work(asked, job, spool, lines);
            } finally {
                running.remove(lock);
            }
        });
        work.start();
        var first = lines.take();
        if (first instanceof LineQueue.Item.Failed(var failure)) {
            throw ImportProblems.of(failure).asException(failure);
        }
        return Response.ok(new LineStream(first, lines, work), NDJSON).build();
    }

    private void work(Asked asked, Job job, Spool spool, LineQueue lines) {
        try {
            lines.put(carryOut(asked, job, spool, lines));
        } catch (InterruptedException e) {
            LOG.infof(
                    "import stopped format=%s: its client has gone away",
                    asked.format().name());
        }
    }

    private LineQueue.Item carryOut(Asked asked, Job job, Spool spool, LineQueue lines) throws InterruptedException {
        try {
            var summary = new Import(asked.format(), job, spool, log, reader, intake, lines).run();
            LOG.infof(
                    "import format=%s vintage=%s dryRun=%s rows=%d published=%d corrected=%d retracted=%d refused=%d",
                    asked.format().name(),
                    job.vintage(),
                    job.dryRun(),
                    summary.rows(),
                    summary.published(),
                    summary.corrected(),
                    summary.retracted(),
                    summary.refused());
            return new LineQueue.Item.Last(Map.of("summary", SummaryView.of(asked, job, summary)));
        } catch (IOException e) {
            return failed(new UncheckedIOException(e));
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private static LineQueue.Item failed(RuntimeException failure) {
        if (ImportProblems.isOurFault(failure)) {
            LOG.error("import failed", failure);
        }
        return new LineQueue.Item.Failed(failure);
    }

    private Format named(String name) {
        return formats.find(name)
                .orElseThrow(() -> Problem.of(
                                400,
                                "bad-parameter",
                                "There is no format " + name + ". Formats: " + formats.names() + ".")
                        .asException());
    }

    private Format guess(byte[] beginning) {
        if (beginning.length == 0 || Spool.head(beginning).firstLine().isEmpty()) {
            throw Problem.of(422, "empty-file", "The file is empty. Accepted: " + formats.accepted() + ".")
                    .asException();
        }
        return formats.guess(Spool.head(beginning))
                .orElseThrow(() -> Problem.of(
                                422,
                                "unknown-format",
                                "The file is of no format that is known here: " + Sniff.describe(beginning)
                                        + ". Accepted: " + formats.accepted() + ".")
                        .asException());
    }

    /// Not `HttpHeaders.getLength`, which is an int.
    private static long length(HttpHeaders headers) {
        var declared = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return declared == null ? -1 : Long.parseLong(declared);
    }

    private LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.isAfter(today())) {
                throw Problem.of(400, "bad-parameter", "The vintage " + text + " lies in the future.")
                        .asException();
            }
            return day;
        } catch (DateTimeException _) {
            throw Problem.of(400, "bad-parameter", "The vintage is a day, YYYY-MM-DD, and not " + text + ".")
                    .asException();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
    }

    private static Draft.Origin origin(Format format, Caller sender) {
        var source =
                format.source() == null ? sender.sources().stream().findFirst().orElse("") : format.source();
        if (source.isEmpty() || !sender.mayPublishAs(source)) {
            throw Problem.of(
                            403,
                            "source-not-allowed",
                            source.isEmpty()
                                    ? "This key is bound to no source to publish as."
                                    : "Files of the format " + format.name() + " are published as " + source
                                            + ", and this key may not: its sources are "
                                            + String.join(", ", sender.sources()) + ".")
                    .asException();
        }
        return new Draft.Origin(source, sender.principal(), null);
    }
}
