@NullMarked
package io.countermove.gateway.http;

import org.jspecify.annotations.NullMarked;
