package io.countermove.gateway.rest;

import io.countermove.contracts.topic.AsyncApi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/// The topics' document, beside the API's.
@Path("/q/asyncapi")
public final class AsyncApiResource {

    @GET
    @Produces("application/yaml")
    public byte[] document() {
        return AsyncApi.document();
    }
}
