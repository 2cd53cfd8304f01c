package io.countermove.analytics.streams;

import io.countermove.analytics.LogLoss;
import java.io.IOException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/// A broken world is tried again with a fresh thread; a fault of ours or another log stops the fold, which the health
/// check then says.
final class StreamFailures implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = Logger.getLogger(StreamFailures.class);

    private final LogLoss loss;

    StreamFailures(LogLoss loss) {
        this.loss = loss;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        var root = root(failure);
        // What is too large for the broker stays so, with any thread.
        boolean mayPass = root instanceof KafkaException && !(root instanceof RecordTooLargeException);
        if (mayPass || root instanceof IOException) {
            LOG.warn("streams: a thread failed and is replaced", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("streams: stopped", failure);
        if (root instanceof LogReplacedException) {
            loss.report(String.valueOf(root.getMessage()));
        }
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
