@NullMarked
package io.countermove.local;

import org.jspecify.annotations.NullMarked;
