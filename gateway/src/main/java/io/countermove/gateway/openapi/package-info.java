/// Reads the routing table out of the OpenAPI document.
@NullMarked
package io.countermove.gateway.openapi;

import org.jspecify.annotations.NullMarked;
