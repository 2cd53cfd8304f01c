package io.countermove.events;

import io.countermove.contracts.event.Content;
import io.countermove.contracts.json.Json;

/// The content as it goes to the log, made once: canonical bytes, their digest, and the fingerprint of the announcement
/// alone, so that a correction compares with what it corrects.
// The bytes are written, never compared and never changed.
@SuppressWarnings("ArrayRecordComponent")
public record Encoded(byte[] bytes, String digest, Fingerprint announcement) {
    public static Encoded of(Content content) {
        var bytes = content.toBytes();
        var digest = Json.digest(bytes);
        return new Encoded(bytes, digest, announcement(content, digest));
    }

    static Fingerprint announcement(Content content, String digest) {
        return switch (content) {
            case Content.Published _, Content.Retracted _ -> Fingerprint.of(digest);
            case Content.Corrected corrected ->
                Fingerprint.of(Json.digest(new Content.Published(corrected.announcement()).toBytes()));
        };
    }
}
