package io.countermove.platform.problem;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The W3C trace context of a request: what the caller sent, else a new trace.
public record TraceContext(String traceparent, String traceId) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static TraceContext of(@Nullable String traceparent) {
        if (traceparent != null) {
            var matcher = FORM.matcher(traceparent);
            if (matcher.matches()) {
                return new TraceContext(traceparent, matcher.group(1));
            }
        }
        var id = hex(16);
        return new TraceContext("00-" + id + "-" + hex(8) + "-01", id);
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
