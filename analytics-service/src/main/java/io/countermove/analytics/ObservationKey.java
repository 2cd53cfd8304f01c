package io.countermove.analytics;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;

/// Names an observation for ever: `announcement|revision|ordinal`. The revision is sixteen hexadecimal digits made of
/// the event's source and id, which may hold any character; ordinal 0 is the revision itself, its facts count from 1.
public record ObservationKey(AnnouncementId announcement, String revision, int ordinal)
        implements Comparable<ObservationKey> {

    private static final Comparator<ObservationKey> ORDER = Comparator.comparing(ObservationKey::announcement)
            .thenComparing(ObservationKey::revision)
            .thenComparingInt(ObservationKey::ordinal);

    private static String revisionOf(Envelope envelope) {
        var identity = envelope.source() + "\n" + envelope.id();
        return Json.digest(identity.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    /// The key of what an event says: 0 for the whole, from 1 for its facts.
    public static ObservationKey of(AnnouncementEvent event, int ordinal) {
        return new ObservationKey(event.subject(), revisionOf(event.envelope()), ordinal);
    }

    public static ObservationKey parse(String text) {
        int second = text.lastIndexOf('|');
        int first = text.lastIndexOf('|', second - 1);
        return new ObservationKey(
                new AnnouncementId(text.substring(0, first)),
                text.substring(first + 1, second),
                Integer.parseInt(text.substring(second + 1)));
    }

    long revisionBits() {
        return HexFormat.fromHexDigitsToLong(revision);
    }

    @Override
    public int compareTo(ObservationKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return announcement + "|" + revision + "|" + ordinal;
    }
}
