package io.countermove.events.rest;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.events.Basis;
import io.countermove.events.IngestClock;
import io.countermove.events.LogMemory;
import io.countermove.events.RevisionTag;
import io.countermove.platform.problem.Problem;
import io.countermove.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/// What a correction or retraction builds on: exactly the revision of `If-Match`, which the gateway has compared with
/// what the read side knows; else the one that the gateway found there, or the one that this service remembers,
/// whichever is later: the read side may lag.
@Singleton
public class Preconditions {
    private static final String ABSENT = "X-Countermove-Absent";
    private static final String REVISION = "X-Countermove-Revision";

    private final LogMemory memory;
    private final IngestClock clock;

    Preconditions(LogMemory memory, IngestClock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    Basis basis(AnnouncementId subject, HttpHeaders headers) {
        var absent = "true".equals(headers.getHeaderString(ABSENT));
        var ifMatch = headers.getHeaderString(HttpHeaders.IF_MATCH);
        return ifMatch == null || ifMatch.strip().equals("*")
                ? new Basis(latest(subject, headers.getHeaderString(REVISION)), false, absent)
                : new Basis(tag(ifMatch), true, absent);
    }

    private @Nullable RevisionTag latest(AnnouncementId subject, @Nullable String found) {
        var remembered = memory.findTag(subject).orElse(null);
        var named = found == null ? null : tag(found);
        return named == null || (remembered != null && remembered.micros() > named.micros()) ? remembered : named;
    }

    private RevisionTag tag(String text) {
        var named = RevisionTag.find(text.strip())
                .orElseThrow(() -> refuse("If-Match is not the ETag of an announcement."));
        if (clock.isFarAhead(named)) {
            throw refuse("If-Match names a revision of the future.");
        }
        return named;
    }

    private static ProblemException refuse(String detail) {
        return Problem.of(412, "precondition-failed", detail).asException();
    }
}
