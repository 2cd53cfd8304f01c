package io.countermove.events.imports.formats;

import io.countermove.events.imports.Format;
import org.jspecify.annotations.Nullable;

/// A format of announcements of ours: they carry their ids, are published as the caller's own, and were checked against
/// the contract when they were read. What is missing in a file stays.
interface OwnFormat extends Format {
    @Override
    default @Nullable String source() {
        return null;
    }

    @Override
    default String prefix() {
        return "";
    }

    @Override
    default boolean isWhole() {
        return false;
    }

    @Override
    default boolean isChecked() {
        return true;
    }
}
