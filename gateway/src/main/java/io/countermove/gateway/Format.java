package io.countermove.gateway;

import java.util.Arrays;
import java.util.Optional;

/// A form of an answer that the end of a path may ask for, as the header `Accept` does.
public enum Format {
    JSON(".json", "application/json"),
    CSV(".csv", "text/csv"),
    NDJSON(".ndjson", "application/x-ndjson"),
    ATOM(".atom", "application/atom+xml");

    private final String suffix;
    private final String mediaType;

    Format(String suffix, String mediaType) {
        this.suffix = suffix;
        this.mediaType = mediaType;
    }

    static Optional<Format> findAtEnd(String path) {
        return Arrays.stream(values())
                .filter(format -> path.endsWith(format.suffix))
                .findFirst();
    }

    public String mediaType() {
        return mediaType;
    }

    /// A path that ends with the suffix, without it.
    public String cutFrom(String path) {
        return path.substring(0, path.length() - suffix.length());
    }
}
