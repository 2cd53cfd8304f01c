package io.countermove.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An RFC 9457 problem document. `type` is `/problems/<rule>`; `extensions` become members of the document itself.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable String traceId,
        List<Violation> errors,
        @JsonAnyGetter Map<String, Object> extensions) {

    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPES = "/problems/";
    private static final JsonMapper JSON = new JsonMapper();

    /// One broken rule, at a JSON pointer into the body, or at the name of a query parameter or header.
    public record Violation(String pointer, String rule, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
        extensions = Map.copyOf(extensions);
    }

    /// `rule` in kebab case: it is the stable name of the problem and gives its type and its title.
    public static Problem of(int status, String rule, String detail) {
        return new Problem(TYPES + rule, title(rule), status, detail, null, null, List.of(), Map.of());
    }

    public String rule() {
        return type.substring(TYPES.length());
    }

    public Problem with(List<Violation> violations) {
        var all = new ArrayList<>(errors);
        all.addAll(violations);
        return new Problem(type, title, status, detail, instance, traceId, all, extensions);
    }

    public Problem with(Violation violation) {
        return with(List.of(violation));
    }

    public Problem with(String member, Object value) {
        var more = new LinkedHashMap<>(extensions);
        more.put(member, value);
        return new Problem(type, title, status, detail, instance, traceId, errors, more);
    }

    public Problem at(String instance, String traceId) {
        return new Problem(type, title, status, detail, instance, traceId, errors, extensions);
    }

    public ProblemException asException() {
        return new ProblemException(this, Map.of(), null);
    }

    public ProblemException asException(Throwable cause) {
        return new ProblemException(this, Map.of(), cause);
    }

    public byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String title(String rule) {
        var words = rule.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
