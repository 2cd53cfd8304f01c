@NullMarked
package io.countermove.gateway.kafka;

import org.jspecify.annotations.NullMarked;
