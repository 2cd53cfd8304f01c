/// The embedded default: Kafka, PostgreSQL and the four services as processes of one machine.
@NullMarked
package io.countermove.local;

import org.jspecify.annotations.NullMarked;
