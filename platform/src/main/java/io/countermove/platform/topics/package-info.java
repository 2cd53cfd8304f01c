/// Topics are created or checked at start, never by the broker on its own. A service produces its
/// [io.countermove.platform.topics.TopicSpec]s as CDI beans (see [io.countermove.platform.topics.TopicSpecs] for our
/// settings); [io.countermove.platform.topics.Topics] ensures them in the background, waits for a broker that is not
/// there yet, and says exactly what differs: in the log and in the readiness check `topics`.
///
/// ```java
/// @Produces @Singleton TopicSpec announcements(TopicSpecs specs) { return
/// specs.forever("countermove.announcements.v1"); }
/// …
/// var topic = topics.await("countermove.announcements.v1"); // blocks until it is there and right: id, partitions
/// ```
@NullMarked
package io.countermove.platform.topics;

import org.jspecify.annotations.NullMarked;
