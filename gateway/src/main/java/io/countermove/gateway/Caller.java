package io.countermove.gateway;

/// On whose behalf a service is asked.
public record Caller(Principal principal, Trace trace) {

    /// Where the admitted caller stands among the data of a request.
    public static final String KEY = "countermove.caller";
}
