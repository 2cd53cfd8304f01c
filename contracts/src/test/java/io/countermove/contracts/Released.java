package io.countermove.contracts;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/// Where the tests keep what was released.
final class Released {

    private Released() {}

    static Path resource(String name) {
        try {
            var found = Released.class.getResource("/io/countermove/contracts/" + name);
            return Path.of(Objects.requireNonNull(found, name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
