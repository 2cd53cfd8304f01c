package io.countermove.events.imports;

import io.countermove.contracts.announcement.Announcement;
import org.jspecify.annotations.Nullable;

/// What links an announcement to rows.
///
/// @param key what stays the same of a row over the vintages of its file
/// @param slug the part of the id after the prefix, as it is derived from the key alone
/// @param twin a row with the same twin and another key is the same thing under another name; null where it has none
/// @param plain the announcement as its row alone would make it
public record Trace(String key, String slug, @Nullable String twin, Announcement plain) {}
