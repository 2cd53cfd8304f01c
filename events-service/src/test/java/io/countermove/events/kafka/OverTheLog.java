package io.countermove.events.kafka;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Tests of a service that is ready, with the log beside it.
public abstract class OverTheLog {
    protected final Log log = new Log();

    @BeforeEach
    final void awaitReady() {
        Ready.await();
    }

    @AfterEach
    final void close() {
        log.close();
    }
}
