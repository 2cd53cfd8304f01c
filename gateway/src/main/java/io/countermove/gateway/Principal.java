package io.countermove.gateway;

import java.util.List;

/// Who calls: its role, its name, the CloudEvents source prefixes that it may publish under (the first is its default),
/// and whether
/// it may call a source official.
public record Principal(Role role, String name, List<String> sources, boolean official) {

    public static final Principal ANONYMOUS = new Principal(Role.READER, "anonymous", List.of(), false);

    public Principal {
        if (!name.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException("a key's name is of a-z, 0-9, '.', '_' and '-': " + name);
        }
        for (String source : sources) {
            if (!source.matches("[\\x21-\\x7e]+")) {
                throw new IllegalArgumentException("a source prefix of key " + name + " is no URI: " + source);
            }
        }
        sources = List.copyOf(sources);
    }

    /// As the services and the log know it: `publisher/local`.
    public String id() {
        return role.word() + "/" + name;
    }
}
