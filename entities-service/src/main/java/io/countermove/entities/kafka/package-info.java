/// Reads the announcements topic into the state, and writes what the outbox holds.
@NullMarked
package io.countermove.entities.kafka;

import org.jspecify.annotations.NullMarked;
