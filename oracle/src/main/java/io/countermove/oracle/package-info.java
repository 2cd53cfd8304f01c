/// The laws said a second time, slowly and obviously, from the contract and without the code under test: what every
/// history of the log has to come to.
@NullMarked
package io.countermove.oracle;

import org.jspecify.annotations.NullMarked;
