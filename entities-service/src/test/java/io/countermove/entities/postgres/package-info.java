@NullMarked
package io.countermove.entities.postgres;

import org.jspecify.annotations.NullMarked;
