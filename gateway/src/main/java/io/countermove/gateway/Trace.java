package io.countermove.gateway;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A W3C trace context: the caller's trace with a span of our own, or a new trace.
public record Trace(String traceId, String spanId, String flags) {

    /// Where it stands among the data of a request.
    public static final String KEY = "countermove.trace";

    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})");

    public static Trace of(@Nullable String traceparent) {
        if (traceparent != null) {
            var matcher = TRACEPARENT.matcher(traceparent);
            if (matcher.matches()) {
                return new Trace(matcher.group(1), random(), matcher.group(2));
            }
        }
        return new Trace(random() + random(), random(), "01");
    }

    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    private static String random() {
        // Zero is not allowed as an id.
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1L);
    }
}
