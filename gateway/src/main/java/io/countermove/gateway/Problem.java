package io.countermove.gateway;

import java.util.List;
import java.util.Map;

/// An RFC 9457 problem before it is written: `type` is `/problems/<rule>`. The headers go beside it (`Retry-After`,
/// `Allow`, …).
public record Problem(
        String rule, int status, String title, String detail, List<Violation> errors, Map<String, String> headers) {

    public Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    static Problem of(String rule, int status, String title, String detail) {
        return new Problem(rule, status, title, detail, List.of(), Map.of());
    }

    public String type() {
        return "/problems/" + rule;
    }

    public Problem with(String header, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new Problem(rule, status, title, detail, errors, more);
    }
}
