package io.countermove.events.imports;

import io.countermove.events.Draft;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is asked of an import.
///
/// @param origin as whom it publishes
/// @param official whether it may call a source official
/// @param vintage the day as of which the file is; null where files of its format are of no day
public record Job(
        Draft.Origin origin,
        boolean official,
        @Nullable LocalDate vintage,
        boolean dryRun,
        boolean allowShrink,
        boolean allowOlder) {}
