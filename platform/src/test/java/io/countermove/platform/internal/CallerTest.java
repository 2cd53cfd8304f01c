package io.countermove.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CallerTest {
    @Test
    void readsTheGatewaysHeaders() {
        var caller = Caller.find("publisher/local", "urn:countermove:local urn:other", "true")
                .orElseThrow();
        assertThat(caller.principal()).isEqualTo("publisher/local");
        assertThat(caller.sources()).containsExactly("urn:countermove:local", "urn:other");
        assertThat(caller.official()).isTrue();
        assertThat(Caller.find(null, null, null)).contains(Caller.ANONYMOUS);
        assertThat(Caller.find("root", null, null)).isEmpty();
        assertThat(Caller.find("king/arthur", null, null)).isEmpty();
    }

    @Test
    void publishesOnlyBelowItsSources() {
        var caller =
                Caller.find("publisher/local", "https://example.org/feed", null).orElseThrow();
        assertThat(caller.mayPublishAs("https://example.org/feed")).isTrue();
        assertThat(caller.mayPublishAs("https://example.org/feed/a")).isTrue();
        assertThat(caller.mayPublishAs("https://example.org/feedback")).isFalse();
        assertThat(Caller.find("admin/root", null, null).orElseThrow().mayPublishAs("urn:any"))
                .isTrue();
    }

    @Test
    void refusesUnsafeSecrets() {
        assertThatThrownBy(() -> SecretCheck.refuseUnsafe(" ", false)).hasMessageContaining("blank");
        assertThatThrownBy(() -> SecretCheck.refuseUnsafe(InternalSettings.DEVELOPMENT_SECRET, true))
                .hasMessageContaining("development secret");
        SecretCheck.refuseUnsafe(InternalSettings.DEVELOPMENT_SECRET, false);
        SecretCheck.refuseUnsafe("something else", true);
    }
}
