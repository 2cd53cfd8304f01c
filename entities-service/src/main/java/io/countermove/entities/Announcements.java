package io.countermove.entities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The announcements, as known.
public interface Announcements {
    /// What is asked for; an empty list or null asks nothing.
    record Filter(
            @Nullable String q,
            List<String> entities,
            List<String> roles,
            @Nullable LocalDate announcedFrom,
            @Nullable LocalDate announcedTo,
            @Nullable LocalDate validOn,
            @Nullable Instant recordedSince,
            @Nullable Boolean contested,
            Selection selection,
            Order order) {
        /// Everything about some entities.
        public static Filter about(List<String> entities) {
            return new Filter(
                    null,
                    entities,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    Selection.ALL,
                    new Order("announcedOn", true));
        }
    }

    /// A field to sort by.
    record Order(String field, boolean descending) {}

    /// What is known of one.
    sealed interface Found {
        /// The revision's ETag.
        String tag();

        record Current(String tag, ObjectNode document) implements Found {}

        record Retracted(String tag, String reason) implements Found {}
    }

    Listing list(Filter filter, Moment moment);

    /// Empty where it never existed or was not known then.
    Optional<Found> find(String id, Moment moment);

    /// The revisions known then, oldest first, each with what it changed.
    Listing revisions(String id, Moment moment);
}
