/// Dates with the precision that their source gave: EDTF level 0.
@NullMarked
package io.countermove.contracts.date;

import org.jspecify.annotations.NullMarked;
