/// The names of the Kafka topics.
@NullMarked
package io.countermove.contracts.topic;

import org.jspecify.annotations.NullMarked;
