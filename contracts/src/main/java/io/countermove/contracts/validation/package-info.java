/// Says of a JSON document whether it is an announcement, else which rule is broken where.
@NullMarked
package io.countermove.contracts.validation;

import org.jspecify.annotations.NullMarked;
