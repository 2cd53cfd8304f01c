/// Tests of this package.
@NullMarked
package io.countermove.entities.kafka;

import org.jspecify.annotations.NullMarked;
