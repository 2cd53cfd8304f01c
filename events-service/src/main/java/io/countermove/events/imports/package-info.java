/// Imports of whole files: what a file says is compared with what the log says of its feed, and the difference is
/// published as announcements, corrections and retractions. Plain Java; `formats` reads files, `kafka` reads the log,
/// `rest` speaks HTTP.
@NullMarked
package io.countermove.events.imports;

import org.jspecify.annotations.NullMarked;
