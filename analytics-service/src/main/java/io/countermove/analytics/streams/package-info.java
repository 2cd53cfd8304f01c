/// The fold of the log into observations, as one Kafka Streams sub-topology without a repartition: what is written
/// goes to the partition of what was read, in the same transaction as the state.
@NullMarked
package io.countermove.analytics.streams;

import org.jspecify.annotations.NullMarked;
