/// The fold of the events of one announcement into its revisions, in any order.
@NullMarked
package io.countermove.contracts.revision;

import org.jspecify.annotations.NullMarked;
