/// The fold of what was announced about a policy into its three statuses over time.
@NullMarked
package io.countermove.contracts.policy;

import org.jspecify.annotations.NullMarked;
