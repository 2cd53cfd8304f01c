/// The face of Countermove: which operations there are, who may call them, and what is said when they cannot be.
@NullMarked
package io.countermove.gateway;

import org.jspecify.annotations.NullMarked;
