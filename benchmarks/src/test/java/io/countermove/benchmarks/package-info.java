@NullMarked
package io.countermove.benchmarks;

import org.jspecify.annotations.NullMarked;
