package io.countermove.gateway.rest;

import io.countermove.gateway.Service;
import io.countermove.gateway.Services;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// For the deployment alone: while a service is changed for another version, a process beside it answers.
@Path("/internal/services")
public final class ServiceResource {

    private final Services services;
    private final byte[] secret;

    ServiceResource(Services services, @ConfigProperty(name = "countermove.internal.secret") String secret) {
        this.services = services;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    @PUT
    @Path("/{service: entities|analytics}")
    public Response move(
            @PathParam("service") String service,
            @QueryParam("port") int port,
            @HeaderParam("X-Countermove-Secret") @Nullable String shown) {
        if (shown == null || !MessageDigest.isEqual(secret, shown.getBytes(StandardCharsets.UTF_8))) {
            return Response.status(404).build();
        }
        if (port < 1 || port > 65_535) {
            return Response.status(400).build();
        }
        services.move(Service.named(service), port);
        return Response.noContent().build();
    }
}
