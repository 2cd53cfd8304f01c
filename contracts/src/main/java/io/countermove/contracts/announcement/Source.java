package io.countermove.contracts.announcement;

import io.countermove.contracts.date.EdtfDate;
import org.jspecify.annotations.Nullable;

/// Who said it, where and when; `official` where it is the record of the authority or the actor itself.
public record Source(
        @Nullable String url,
        String publisher,
        @Nullable EdtfDate publishedOn,
        @Nullable String quote,
        boolean official) {}
