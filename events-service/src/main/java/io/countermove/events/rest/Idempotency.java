package io.countermove.events.rest;

import io.countermove.contracts.event.Ids;
import io.countermove.contracts.json.Json;
import io.countermove.events.Draft;
import io.countermove.platform.problem.Problem;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `Idempotency-Key`: the same key with another body is refused. The bodies of the latest keys are remembered here;
/// beyond that, and at other instances, the key lives on in the ids of the events, which are derived from it.
@Singleton
public class Idempotency {
    static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final int REMEMBERED = 10_000;

    private final Map<Key, String> bodies = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// Keys of different principals have nothing to do with each other.
    private record Key(String principal, String key) {}

    /// The events of a request under its key, if it has one.
    List<Draft> name(Drafts.Request request, @Nullable String key, byte[] body, Sender sender) {
        if (key == null) {
            return request.drafts();
        }
        if (!FORM.matcher(key).matches()) {
            throw Problem.of(400, "bad-header", HEADER + " has 1 to 255 visible ASCII characters.")
                    .asException();
        }
        var principal = sender.caller().principal();
        var digest = Json.digest(body);
        synchronized (bodies) {
            var before = bodies.putIfAbsent(new Key(principal, key), digest);
            if (before != null && !before.equals(digest)) {
                throw Problem.of(
                                422,
                                "idempotency-key-reused",
                                "This " + HEADER + " was sent before with another body; nothing was published.")
                        .asException();
            }
        }
        var named = new ArrayList<Draft>(request.drafts().size());
        for (var draft : request.drafts()) {
            named.add(draft.derivedId() ? draft.withEventId(Ids.event(principal, key, named.size())) : draft);
        }
        return named;
    }

    /// As after a restart.
    void forget() {
        synchronized (bodies) {
            bodies.clear();
        }
    }
}
