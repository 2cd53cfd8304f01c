package io.countermove.events;

import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// The `ETag` of an announcement's current revision: when it was ingested, and the beginning of its event id's hash.
public record RevisionTag(long micros, String hash) {
    private static final Pattern FORM = Pattern.compile("\"(\\d{1,18})-([0-9a-f]{8})\"");
    private static final int HASH_DIGITS = 8;

    public static RevisionTag of(Instant ingestTime, String eventId) {
        var hash = Json.digest(eventId.getBytes(StandardCharsets.UTF_8));
        return new RevisionTag(Microseconds.of(ingestTime), hash.substring(0, HASH_DIGITS));
    }

    public static Optional<RevisionTag> find(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new RevisionTag(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "\"" + micros + "-" + hash + "\"";
    }
}
