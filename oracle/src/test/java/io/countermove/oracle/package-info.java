@NullMarked
package io.countermove.oracle;

import org.jspecify.annotations.NullMarked;
