package io.countermove.gateway.http;

import java.util.Set;

/// What the gateway serves beside the contract: the page, its files, the explanations of problems, Quarkus' own.
final class Places {

    static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private Places() {}

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
