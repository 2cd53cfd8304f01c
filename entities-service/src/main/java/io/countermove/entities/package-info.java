/// State: the log folded into announcements, entities with their facts, and curbs, in both times. Plain Java; the edges
/// are the packages below.
@NullMarked
package io.countermove.entities;

import org.jspecify.annotations.NullMarked;
