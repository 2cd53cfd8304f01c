@NullMarked
package io.countermove.platform.observe;

import org.jspecify.annotations.NullMarked;
