@NullMarked
package io.countermove.gateway.openapi;

import org.jspecify.annotations.NullMarked;
