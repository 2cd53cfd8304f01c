package io.countermove.gateway.http;

import io.countermove.gateway.Rate;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// `countermove.gateway.limits`: how often one caller may come to one instance. A request counts one, however much it
/// carries.
@ConfigMapping(prefix = "countermove.gateway.limits")
public interface LimitSettings {

    @WithDefault("true")
    boolean enabled();

    /// Of each holder of a key or token.
    KeyRate key();

    /// Of each client address without a key, and with a wrong one.
    AnonymousRate anonymous();

    /// Buckets in memory, for holders and for addresses each; some 150 bytes for each.
    @WithDefault("50000")
    int buckets();

    /// Requests a second in the long run, and at once.
    interface KeyRate {
        @WithDefault("1000")
        int perSecond();

        @WithDefault("5000")
        int burst();

        default Rate rate() {
            return new Rate(perSecond(), burst());
        }
    }

    /// Requests a second in the long run, and at once.
    interface AnonymousRate {
        @WithDefault("50")
        int perSecond();

        @WithDefault("500")
        int burst();

        default Rate rate() {
            return new Rate(perSecond(), burst());
        }
    }
}
