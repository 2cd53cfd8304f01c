@NullUnmarked
package io.countermove.events.imports.formats;

import org.jspecify.annotations.NullUnmarked;
