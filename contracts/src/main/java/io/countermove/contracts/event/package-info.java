/// Published, corrected and retracted announcements as CloudEvents, and their Kafka form.
@NullMarked
package io.countermove.contracts.event;

import org.jspecify.annotations.NullMarked;
