@NullMarked
package io.countermove.events.kafka;

import org.jspecify.annotations.NullMarked;
