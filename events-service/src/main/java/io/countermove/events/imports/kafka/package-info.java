/// Reads the log for imports.
@NullMarked
package io.countermove.events.imports.kafka;

import org.jspecify.annotations.NullMarked;
