/// The Vert.x edge: admits, refuses, forwards by streaming.
@NullMarked
package io.countermove.gateway.http;

import org.jspecify.annotations.NullMarked;
