/// The measurements of the budgets, each against a peer or a limit in the same run.
@NullMarked
package io.countermove.benchmarks;

import org.jspecify.annotations.NullMarked;
