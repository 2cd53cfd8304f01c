package io.countermove.gateway.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One number with what must be known to read it, and the address of its evidence.
public record Tile(
        String title,
        @Nullable String value,
        List<String> notes,
        String evidence,
        @Nullable String fault) {

    static Tile missing(String title, String evidence, String fault) {
        return new Tile(title, null, List.of(), evidence, fault);
    }
}
