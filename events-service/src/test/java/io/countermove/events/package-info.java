@NullMarked
package io.countermove.events;

import org.jspecify.annotations.NullMarked;
