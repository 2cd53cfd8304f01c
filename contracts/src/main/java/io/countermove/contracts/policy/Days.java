package io.countermove.contracts.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Days from one until another, which is excluded; null is open.
public record Days(@Nullable LocalDate from, @Nullable LocalDate to) {
    public static final Days ALL = new Days(null, null);

    boolean isEmpty() {
        return from != null && to != null && !from.isBefore(to);
    }
}
