/// The announcement: its records, and their JSON form.
@NullMarked
package io.countermove.contracts.announcement;

import org.jspecify.annotations.NullMarked;
