@NullMarked
package io.countermove.analytics.kafka;

import org.jspecify.annotations.NullMarked;
