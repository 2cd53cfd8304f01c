@NullMarked
package io.countermove.events.imports.formats;

import org.jspecify.annotations.NullMarked;
