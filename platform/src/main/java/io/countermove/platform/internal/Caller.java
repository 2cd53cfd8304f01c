package io.countermove.platform.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// For whom the gateway asks: a role, a name, the CloudEvents sources below which it may publish (the first is the
/// default), and whether it may call a source official.
public record Caller(Role role, String name, List<String> sources, boolean official) {
    public static final Caller ANONYMOUS = new Caller(Role.READER, "anonymous", List.of(), false);

    /// What a caller may do; each role may do what those before it may.
    public enum Role {
        READER,
        PUBLISHER,
        ADMIN;

        String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Optional<Role> find(String wire) {
            return Arrays.stream(values())
                    .filter(role -> role.wire().equals(wire))
                    .findFirst();
        }
    }

    public Caller {
        sources = List.copyOf(sources);
    }

    /// `role/name`, as it is stamped into `authid`.
    public String principal() {
        return role.wire() + "/" + name;
    }

    public boolean isAtLeast(Role wanted) {
        return role.compareTo(wanted) >= 0;
    }

    /// Whether `source` is one of the caller's sources or lies below one.
    public boolean mayPublishAs(String source) {
        return role == Role.ADMIN || sources.stream().anyMatch(own -> liesWithin(source, own));
    }

    /// Empty when `principal` is not `role/name` with a known role.
    static Optional<Caller> find(@Nullable String principal, @Nullable String sources, @Nullable String official) {
        if (principal == null) {
            return Optional.of(ANONYMOUS);
        }
        var slash = principal.indexOf('/');
        if (slash < 0 || slash == principal.length() - 1) {
            return Optional.empty();
        }
        var allowed = sources == null || sources.isBlank()
                ? List.<String>of()
                : List.of(sources.strip().split("\\s+"));
        return Role.find(principal.substring(0, slash))
                .map(role -> new Caller(role, principal.substring(slash + 1), allowed, "true".equals(official)));
    }

    private static boolean liesWithin(String source, String own) {
        return source.startsWith(own)
                && (source.length() == own.length() || own.endsWith("/") || source.charAt(own.length()) == '/');
    }
}
