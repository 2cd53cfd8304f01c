package io.countermove.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something done to the log.
///
/// @param other which earlier record is repeated or contradicted
/// @param publishedOn of a correction or retraction itself
record Act(
        Deed deed,
        int subject,
        int other,
        Instant time,
        ObjectNode content,
        @Nullable String publishedOn) {

    enum Deed {
        PUBLISH,
        CORRECT,
        RETRACT,
        /// An earlier record once more, at its time.
        REPEAT,
        /// An earlier record once more, stamped again.
        SEND_AGAIN,
        /// What an earlier event published, as another event.
        SAY_AGAIN,
        /// The id of an earlier event with other content.
        CONTRADICT,
        /// A correction from elsewhere.
        MEDDLE,
        /// A correction from elsewhere by an admin.
        OVERRULE,
        /// A correction from below the source.
        CORRECT_FROM_BELOW,
        /// A kind that there is not.
        MISSPELL,
        /// No ingest time.
        FORGET,
        /// A key that is not the subject.
        MISPLACE
    }
}
