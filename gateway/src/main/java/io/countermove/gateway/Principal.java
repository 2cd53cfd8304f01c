package io.countermove.gateway;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who calls: its role, its name, the CloudEvents source prefixes that it may publish under (the first is its default),
/// and whether it may call a source official.
public record Principal(Role role, String name, List<String> sources, boolean official) {

    /// Of a key, or of a token: `oidc:` and what its issuer calls the holder. A key's name has no colon, so neither can
    /// be taken for the other.
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}|oidc:[A-Za-z0-9._@|+-]{1,128}");

    private static final Pattern SOURCE = Pattern.compile("[\\x21-\\x7e]{1,200}");

    public static final Principal ANONYMOUS = new Principal(Role.READER, "anonymous", List.of(), false);

    public Principal {
        findFaultOfName(name).ifPresent(fault -> {
            throw new IllegalArgumentException("the name of a key " + fault + ": " + name);
        });
        for (String source : sources) {
            findFaultOfSource(source).ifPresent(fault -> {
                throw new IllegalArgumentException("a source prefix of key " + name + " " + fault + ": " + source);
            });
        }
        sources = List.copyOf(sources);
    }

    public static Optional<String> findFaultOfName(String name) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("must be 1 to 64 of a-z, 0-9, '.', '_' and '-', and begin with a letter or digit");
    }

    public static Optional<String> findFaultOfSource(String source) {
        return SOURCE.matcher(source).matches()
                ? Optional.empty()
                : Optional.of("must be the beginning of a URI, 1 to 200 visible ASCII characters");
    }

    /// As the services and the log know it: `publisher/local`.
    public String id() {
        return role.word() + "/" + name;
    }
}
