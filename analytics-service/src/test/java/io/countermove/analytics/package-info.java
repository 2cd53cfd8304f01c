@NullMarked
package io.countermove.analytics;

import org.jspecify.annotations.NullMarked;
