/// The settings topic: what must survive of the gateway, which has no database.
@NullMarked
package io.countermove.gateway.kafka;

import org.jspecify.annotations.NullMarked;
