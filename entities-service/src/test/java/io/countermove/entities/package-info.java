@NullMarked
package io.countermove.entities;

import org.jspecify.annotations.NullMarked;
