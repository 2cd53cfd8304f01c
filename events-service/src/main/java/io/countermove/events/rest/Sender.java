package io.countermove.events.rest;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.Source;
import io.countermove.contracts.event.Content;
import io.countermove.events.Draft;
import io.countermove.platform.internal.Caller;
import io.countermove.platform.problem.Problem;
import io.countermove.platform.problem.ProblemException;
import io.countermove.platform.problem.TraceContext;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who publishes, and what they have the right to.
record Sender(Caller caller, @Nullable String traceParent) {

    static Sender of(Caller caller, @Nullable String traceParent) {
        var valid = traceParent != null
                && TraceContext.of(traceParent).traceparent().equals(traceParent);
        return new Sender(caller, valid ? traceParent : null);
    }

    /// The origin of plain JSON: the first of the caller's sources.
    Draft.Origin origin() {
        if (!caller.sources().isEmpty()) {
            return new Draft.Origin(caller.sources().getFirst(), caller.principal(), traceParent);
        }
        if (caller.isAtLeast(Caller.Role.ADMIN)) {
            return new Draft.Origin("urn:countermove:" + caller.principal(), caller.principal(), traceParent);
        }
        throw refuse("source-missing", "This key is bound to no source to publish as.", "");
    }

    Draft.Origin origin(String source, String at) {
        if (!caller.mayPublishAs(source)) {
            throw refuse("source-not-allowed", "This key may not publish as " + source + ".", at + "/source");
        }
        return new Draft.Origin(source, caller.principal(), traceParent);
    }

    /// Refuses content that claims to be official when the caller may not say so.
    void requireRightTo(Content content, String at) {
        if (!caller.official()
                && content.findAnnouncement().filter(Sender::isOfficial).isPresent()) {
            throw refuse("official-not-allowed", "This key may not call a source official.", at + "/source/official");
        }
    }

    private static boolean isOfficial(Announcement announcement) {
        return Stream.concat(Stream.of(announcement.source()), announcement.alsoReportedBy().stream())
                .anyMatch(Source::official);
    }

    private static ProblemException refuse(String rule, String detail, String pointer) {
        return Problem.of(403, rule, detail)
                .with(new Problem.Violation(pointer, rule, detail))
                .asException();
    }
}
