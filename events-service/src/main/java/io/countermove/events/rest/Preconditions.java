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

/// What a correction or retraction builds on: the revision of `If-Match` (the gateway has compared it with the current
/// one, or supplied it), or the one that this service remembers, whichever is later: the read side may lag.
@Singleton
public class Preconditions {
    private static final String ABSENT = "X-Countermove-Absent";

    private final LogMemory memory;
    private final IngestClock clock;

    Preconditions(LogMemory memory, IngestClock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    Basis basis(AnnouncementId subject, HttpHeaders headers) {
        var absent = "true".equals(headers.getHeaderString(ABSENT));
        return new Basis(tag(subject, headers.getHeaderString(HttpHeaders.IF_MATCH)), absent);
    }

    private @Nullable RevisionTag tag(AnnouncementId subject, @Nullable String ifMatch) {
        var remembered = memory.findTag(subject).orElse(null);
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return remembered;
        }
        var named = RevisionTag.find(ifMatch.strip())
                .orElseThrow(() -> refuse("If-Match is not the ETag of an announcement."));
        if (clock.isFarAhead(named)) {
            throw refuse("If-Match names a revision of the future.");
        }
        return remembered != null && remembered.micros() > named.micros() ? remembered : named;
    }

    private static ProblemException refuse(String detail) {
        return Problem.of(412, "precondition-failed", detail).asException();
    }
}
