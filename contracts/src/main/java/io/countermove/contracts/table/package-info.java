/// Announcements as rows of a table: what a spreadsheet can hold without losing anything.
@NullMarked
package io.countermove.contracts.table;

import org.jspecify.annotations.NullMarked;
