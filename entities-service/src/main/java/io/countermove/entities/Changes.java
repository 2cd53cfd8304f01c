package io.countermove.entities;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The feed of what has happened, oldest first.
public interface Changes {
    /// What is asked for; an empty list asks nothing.
    ///
    /// @param after the id of the last change that is known; null for all
    /// @param kinds of announcements, or the beginnings of kinds
    record Filter(
            @Nullable Long after,
            List<Type> types,
            List<String> kinds,
            List<String> entities,
            List<String> jurisdictions) {}

    /// What happened.
    enum Type {
        /// An announcement was published.
        NEW("new"),
        CORRECTED("corrected"),
        RETRACTED("retracted"),
        /// An announcement moved the statuses of a policy.
        STATUS_MOVED("status-moved"),
        /// An announcement joined ids that named several things.
        MERGED("merged"),
        /// An announcement parted ids that named one thing.
        PARTED("parted"),
        /// The clock moved the legal status of a policy.
        TIMER("timer");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    Listing list(Filter filter, boolean newestFirst);

    /// The ids of the first and the last change; 0 where there is none.
    record Extent(long first, long last) {
        public boolean contains(long id) {
            return first <= id && id <= last;
        }
    }

    Extent extent();
}
