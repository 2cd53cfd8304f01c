@NullMarked
package io.countermove.platform;

import org.jspecify.annotations.NullMarked;
