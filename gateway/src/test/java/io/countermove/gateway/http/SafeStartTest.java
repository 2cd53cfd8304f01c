package io.countermove.gateway.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermove.gateway.KeyRing;
import io.countermove.gateway.Keys;
import io.countermove.gateway.Tokens;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeStartTest {

    private static final String LONG = "a-long-and-random-secret";

    @Test
    void refusesTheDevelopmentSecretAndShortOnes() {
        assertThatThrownBy(() -> start(SafeStart.DEVELOPMENT_SECRET, true).check())
                .hasMessageContaining("countermove.internal.secret");
        assertThatThrownBy(() -> start("short", true).check()).hasMessageContaining("shorter than 16");
    }

    @Test
    void refusesAGatewayThatNobodyCanUse() {
        assertThatThrownBy(() -> start(LONG, false).check()).hasMessageContaining("no key is configured");
        assertThatCode(() -> start(LONG, true).check()).doesNotThrowAnyException();
    }

    private static SafeStart start(String secret, boolean anonymous) {
        GatewaySettings settings = new SmallRyeConfigBuilder()
                .withMapping(GatewaySettings.class)
                .withDefaultValues(Map.of(
                        "countermove.gateway.events-url", "http://e",
                        "countermove.gateway.entities-url", "http://n",
                        "countermove.gateway.analytics-url", "http://a",
                        "countermove.gateway.anonymous-reading", String.valueOf(anonymous)))
                .build()
                .getConfigMapping(GatewaySettings.class);
        return new SafeStart(settings, secret, new Keys(List.of(), new KeyRing(), Tokens.NONE, anonymous));
    }
}
