/// Counts and checksums that do not depend on order.
@NullMarked
package io.countermove.contracts.reconciliation;

import org.jspecify.annotations.NullMarked;
