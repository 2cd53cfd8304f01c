@NullMarked
package io.countermove.analytics.estimate;

import org.jspecify.annotations.NullMarked;
