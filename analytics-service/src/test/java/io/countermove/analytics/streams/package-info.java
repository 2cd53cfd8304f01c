@NullMarked
package io.countermove.analytics.streams;

import org.jspecify.annotations.NullMarked;
