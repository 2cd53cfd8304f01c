package io.countermove.gateway.http;

import io.countermove.gateway.Role;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the services are, how long they are waited for, and which keys there are.
@ConfigMapping(prefix = "countermove.gateway")
public interface GatewaySettings {

    URI eventsUrl();

    URI entitiesUrl();

    URI analyticsUrl();

    @WithDefault("PT1S")
    Duration connectTimeout();

    /// Longer than the 5 s that a service may wait for `atLeast`.
    @WithDefault("PT15S")
    Duration responseTimeout();

    /// How long a body may take to arrive; streams and imports have no limit.
    @WithDefault("PT30S")
    Duration bodyTimeout();

    /// Connections to each service, for each event loop.
    @WithDefault("256")
    int connections();

    /// Requests that may wait for a connection, for each service and event loop.
    @WithDefault("512")
    int waiting();

    /// Publications that may be with the services at once; more are refused.
    @WithDefault("32")
    int publications();

    @WithDefault("false")
    boolean anonymousReading();

    Map<String, KeySettings> keys();

    /// One key, under its name.
    interface KeySettings {

        Role role();

        String sha256();

        Optional<List<String>> sources();

        @WithDefault("false")
        boolean official();
    }
}
