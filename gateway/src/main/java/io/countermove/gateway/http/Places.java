package io.countermove.gateway.http;

import java.util.Set;

/// What the gateway serves beside the contract: the page, its files, the explanations of problems, Quarkus' own.
final class Places {

    static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private Places() {}

    /// What tells of the traffic of others.
    static boolean isForAdmins(String path) {
        return path.startsWith("/q/metrics");
    }

    /// What only the deployment asks, with the secret that it shares with the services.
    static boolean isInternal(String method, String path) {
        return method.equals("PUT") && path.startsWith("/internal/services/");
    }

    static boolean outsideContract(String path) {
        return path.equals("/")
                || path.equals("/q")
                || path.startsWith("/q/")
                || path.startsWith("/assets/")
                || path.startsWith("/problems/")
                || path.equals("/favicon.ico")
                || path.equals("/robots.txt");
    }
}
