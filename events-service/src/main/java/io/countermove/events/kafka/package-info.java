/// The announcements topic: one idempotent producer appends to it, one plain consumer reads it back from its beginning.
@NullMarked
package io.countermove.events.kafka;

import org.jspecify.annotations.NullMarked;
