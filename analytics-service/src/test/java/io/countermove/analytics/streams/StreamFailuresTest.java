package io.countermove.analytics.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.analytics.LogLoss;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class StreamFailuresTest {

    private final StreamFailures failures = new StreamFailures(new LogLoss());

    @Test
    void triesAgainWhatMayPass() {
        assertThat(failures.handle(new StreamsException(new TimeoutException("the broker is away"))))
                .isEqualTo(REPLACE_THREAD);
    }

    @Test
    void stopsAtWhatFailsForEver() {
        assertThat(failures.handle(new StreamsException(new RecordTooLargeException("more than 1 MiB"))))
                .isEqualTo(SHUTDOWN_CLIENT);
    }
}
