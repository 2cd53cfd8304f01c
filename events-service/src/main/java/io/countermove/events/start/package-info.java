/// Puts the intake together.
@NullMarked
package io.countermove.events.start;

import org.jspecify.annotations.NullMarked;
