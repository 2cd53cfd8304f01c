package io.countermove.gateway.openapi;

import io.countermove.gateway.RoutingTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The one routing table.
final class Wiring {

    @Produces
    @Singleton
    RoutingTable routingTable() {
        return OpenApiDocument.read().routingTable();
    }
}
