package io.countermove.platform.observe;

import io.countermove.platform.problem.TraceContext;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;

/// What a reader of the announcements says of a record in its log: where it stands and whose it is, and nothing of its
/// content. Headers may be written by anyone, so what is taken from them is cut and cleaned.
public final class RecordLog {
    private static final int LONGEST = 128;
    private static final String NONE = "-";

    private final Logger log;

    public RecordLog(Logger log) {
        this.log = log;
    }

    /// A record that can be applied; at level debug.
    public void read(int partition, long offset, Headers headers) {
        if (log.isDebugEnabled()) {
            log.debugf("read position=%d:%d %s", partition, offset, origin(headers));
        }
    }

    /// A record that cannot; as a warning.
    public void poison(int partition, long offset, String reason, Headers headers) {
        log.warnf("poison position=%d:%d reason=%s %s", partition, offset, reason, origin(headers));
    }

    private static String origin(Headers headers) {
        return "subject=" + text(headers, "ce_subject") + " event=" + text(headers, "ce_id") + " authid="
                + text(headers, "ce_authid") + " traceId=" + traceId(text(headers, "ce_traceparent"));
    }

    private static String traceId(String traceParent) {
        var trace = TraceContext.of(traceParent);
        return trace.traceparent().equals(traceParent) ? trace.traceId() : NONE;
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        if (header == null || header.value() == null || header.value().length == 0) {
            return NONE;
        }
        var text = new String(header.value(), 0, Math.min(LONGEST, header.value().length), StandardCharsets.UTF_8);
        return text.replaceAll("[^\\x21-\\x7e]", "?");
    }
}
