@NullMarked
package io.countermove.events.imports;

import org.jspecify.annotations.NullMarked;
