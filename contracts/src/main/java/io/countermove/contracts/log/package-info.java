/// Reading records of the announcements topic: what they say, or why they are poison.
@NullMarked
package io.countermove.contracts.log;

import org.jspecify.annotations.NullMarked;
