package io.countermove.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceTest {

    @Test
    void keepsTheCallersTraceWithASpanOfItsOwn() {
        Trace trace = Trace.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        assertThat(trace.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(trace.spanId()).isNotEqualTo("00f067aa0ba902b7");
    }

    @Test
    void beginsANewTraceForNoneOrNonsense() {
        assertThat(Trace.of(null).traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(Trace.of("00-" + "0".repeat(32) + "-00f067aa0ba902b7-01").traceId())
                .isNotEqualTo("0".repeat(32));
    }
}
