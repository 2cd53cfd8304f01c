/// The topics, the reader that keeps the observations in memory, and the standing metrics on their topic.
@NullMarked
package io.countermove.analytics.kafka;

import org.jspecify.annotations.NullMarked;
