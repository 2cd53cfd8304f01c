package io.countermove.gateway.oidc;

import io.countermove.gateway.Principal;
import io.countermove.gateway.Role;
import io.countermove.gateway.Tokens.Verdict;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes a principal of the claims of a genuine token.
final class Claims {

    private static final String PREFIX = "countermove-";

    private final OidcSettings settings;

    Claims(OidcSettings settings) {
        this.settings = settings;
    }

    Verdict judge(Map<String, Object> claims) {
        Optional<Role> role = words(at(claims, settings.roleClaim()))
                .flatMap(word -> role(word).stream())
                .max(Role::compareTo);
        if (role.isEmpty()) {
            return new Verdict.Refused("The token names no role here in " + settings.roleClaim());
        }
        if (!(at(claims, settings.nameClaim()) instanceof String holder)) {
            return new Verdict.Refused("The token has no " + settings.nameClaim());
        }
        String name = "oidc:" + holder;
        List<String> sources = words(at(claims, settings.sourcesClaim())).toList();
        if (Principal.findFaultOfName(name).isPresent()
                || sources.stream()
                        .anyMatch(source -> Principal.findFaultOfSource(source).isPresent())) {
            return new Verdict.Refused("The token's name or sources have characters that are not taken");
        }
        boolean official = Boolean.TRUE.equals(at(claims, settings.officialClaim()));
        return new Verdict.Genuine(new Principal(role.get(), name, sources, official));
    }

    private Optional<Role> role(String word) {
        if (!settings.roles().isEmpty()) {
            return Optional.ofNullable(settings.roles().get(word));
        }
        return Arrays.stream(Role.values())
                .filter(role -> (PREFIX + role.word()).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static @Nullable Object at(Map<String, Object> claims, String path) {
        Object found = claims;
        for (String step : path.split("/", -1)) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return found;
    }

    private static Stream<String> words(@Nullable Object claim) {
        return switch (claim) {
            case String text ->
                text.isBlank() ? Stream.of() : Arrays.stream(text.strip().split("\\s+"));
            case Collection<?> list ->
                list.stream().filter(String.class::isInstance).map(String.class::cast);
            case null, default -> Stream.of();
        };
    }
}
