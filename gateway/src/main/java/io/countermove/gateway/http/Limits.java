package io.countermove.gateway.http;

import io.countermove.gateway.Allowance;
import io.countermove.gateway.Buckets;
import io.countermove.gateway.Principal;
import io.countermove.gateway.Problem;
import io.countermove.gateway.Problems;
import io.countermove.gateway.Rate;
import io.netty.util.NetUtil;
import io.vertx.core.MultiMap;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes one token for each request, and tells the caller what is left in the headers of
/// draft-ietf-httpapi-ratelimit-headers-10.
@Singleton
final class Limits {

    private static final String KEY = "key";
    private static final String ADDRESS = "address";

    private final boolean enabled;
    private final Buckets byHolder;
    private final Buckets byAddress;
    private final String keyPolicy;
    private final String addressPolicy;

    Limits(LimitSettings settings) {
        enabled = settings.enabled();
        Rate key = settings.key().rate();
        Rate address = settings.anonymous().rate();
        byHolder = new Buckets(key, settings.buckets(), System::nanoTime);
        byAddress = new Buckets(address, settings.buckets(), System::nanoTime);
        keyPolicy = policy(KEY, key);
        addressPolicy = policy(ADDRESS, address);
    }

    /// The request of somebody who was admitted; the problem when the bucket is empty.
    Optional<Problem> findProblem(RoutingContext context, Principal principal) {
        return principal.equals(Principal.ANONYMOUS)
                ? findProblem(context)
                : take(context, KEY, keyPolicy, byHolder, principal.id());
    }

    /// The request of somebody who did not say who it is, or could not prove it.
    Optional<Problem> findProblem(RoutingContext context) {
        return take(
                context,
                ADDRESS,
                addressPolicy,
                byAddress,
                site(context.request().remoteAddress()));
    }

    private Optional<Problem> take(RoutingContext context, String name, String policy, Buckets buckets, String caller) {
        if (!enabled) {
            return Optional.empty();
        }
        Allowance allowance = buckets.take(caller);
        MultiMap headers = context.response().headers();
        headers.set("RateLimit-Policy", policy);
        headers.set("RateLimit", '"' + name + "\";r=" + allowance.left() + ";t=" + allowance.secondsToFull());
        return allowance.isExhausted() ? Optional.of(Problems.limitReached(allowance)) : Optional.empty();
    }

    private static String policy(String name, Rate rate) {
        return '"' + name + "\";q=" + rate.burst() + ";w=" + rate.secondsForBurst();
    }

    /// An IPv4 address, or the first half of an IPv6 one: whoever has one address of a /64 has them all.
    static String site(@Nullable SocketAddress address) {
        String host = address == null ? null : address.hostAddress();
        if (host == null || host.indexOf(':') < 0) {
            return String.valueOf(host);
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        return bytes == null || bytes.length < 16 ? host : HexFormat.of().formatHex(bytes, 0, 8);
    }
}
