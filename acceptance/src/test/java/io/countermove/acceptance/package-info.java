/// Black-box tests: the whole system, started as a user starts it, asked through its gateway only.
@NullMarked
package io.countermove.acceptance;

import org.jspecify.annotations.NullMarked;
