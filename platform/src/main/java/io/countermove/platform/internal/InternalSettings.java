package io.countermove.platform.internal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// `countermove.internal`: the secret that the processes of one deployment share.
@ConfigMapping(prefix = "countermove.internal")
public interface InternalSettings {
    String DEVELOPMENT_SECRET = "development-only";

    @WithDefault(DEVELOPMENT_SECRET)
    String secret();

    /// Whether this process's own routes demand the secret: true everywhere but in the gateway.
    @WithDefault("true")
    boolean guarded();
}
