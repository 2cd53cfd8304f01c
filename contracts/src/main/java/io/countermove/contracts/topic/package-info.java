/// The Kafka topics: names, keys and settings.
@NullMarked
package io.countermove.contracts.topic;

import org.jspecify.annotations.NullMarked;
