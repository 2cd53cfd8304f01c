/// Strict reading and canonical writing (RFC 8785) of JSON.
@NullMarked
package io.countermove.contracts.json;

import org.jspecify.annotations.NullMarked;
