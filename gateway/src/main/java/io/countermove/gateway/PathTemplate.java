package io.countermove.gateway;

import java.util.List;

/// `/api/v1/curbs/{id}`, matched segment by segment against a path that is still percent-encoded.
public record PathTemplate(String text, List<String> segments) {

    public PathTemplate {
        segments = List.copyOf(segments);
    }

    public static PathTemplate of(String text) {
        return new PathTemplate(text, split(text));
    }

    static List<String> split(String path) {
        return List.of(path.split("/", -1));
    }

    boolean matches(List<String> path) {
        if (path.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (segment.startsWith("{") ? path.get(i).isEmpty() : !segment.equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// How many segments are fixed: of two templates that match, the one with more is meant.
    int fixed() {
        return (int)
                segments.stream().filter(segment -> !segment.startsWith("{")).count();
    }
}
