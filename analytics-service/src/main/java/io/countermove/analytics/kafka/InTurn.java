package io.countermove.analytics.kafka;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What writes for all instances, of the one whose turn it is: opened when the turn comes, closed when it has gone or
/// something failed. Not safe for threads.
final class InTurn<W> {

    private final BooleanSupplier isOurs;
    private final Supplier<W> opening;
    private final Consumer<W> closing;
    private final Runnable opened;
    private @Nullable W writer;

    /// @param opened told of each that is opened: others may have written since the last
    InTurn(BooleanSupplier isOurs, Supplier<W> opening, Consumer<W> closing, Runnable opened) {
        this.isOurs = isOurs;
        this.opening = opening;
        this.closing = closing;
        this.opened = opened;
    }

    void run(Consumer<W> work) {
        if (!isOurs.getAsBoolean()) {
            close();
            return;
        }
        try {
            work.accept(open());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private W open() {
        var open = writer;
        if (open == null) {
            open = opening.get();
            writer = open;
            opened.run();
        }
        return open;
    }

    private void close() {
        var open = writer;
        if (open != null) {
            closing.accept(open);
            writer = null;
        }
    }
}
