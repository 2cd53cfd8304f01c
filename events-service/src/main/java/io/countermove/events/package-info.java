/// The write side: what is accepted, what was already there, what is refused. Plain Java; `kafka` appends to the log
/// and reads it back, `rest` speaks HTTP, `start` puts it together.
@NullMarked
package io.countermove.events;

import org.jspecify.annotations.NullMarked;
