/// The formats of files that can be imported: each a class that maps rows to announcements. docs/importers.md says how
/// to add one.
@NullMarked
package io.countermove.events.imports.formats;

import org.jspecify.annotations.NullMarked;
