@NullMarked
package io.countermove.gateway;

import org.jspecify.annotations.NullMarked;
