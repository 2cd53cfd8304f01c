package io.countermove.events;

import io.countermove.contracts.event.Envelope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes valid events in: each is written to the log, known from before, or refused; and none is written when one of
/// its request is refused.
public final class Intake {
    private final LogMemory memory;
    private final IngestClock clock;
    private final AnnouncementLog log;
    private final Consumer<Outcome> told;

    /// @param told is told of every outcome, from any thread
    public Intake(LogMemory memory, IngestClock clock, AnnouncementLog log, Consumer<Outcome> told) {
        this.memory = memory;
        this.clock = clock;
        this.log = log;
        this.told = told;
    }

    /// Blocks until the broker has answered for all; one outcome for each draft.
    public List<Outcome> submit(List<Draft> drafts) throws InterruptedException {
        var outcomes = take(drafts);
        outcomes.forEach(told);
        return outcomes;
    }

    private List<Outcome> take(List<Draft> drafts) throws InterruptedException {
        Claim.Granted granted;
        try {
            granted = claim(drafts);
        } catch (UnreadableLogException e) {
            var unread = new Outcome.Unacknowledged(true, String.valueOf(e.getMessage()));
            return Collections.nCopies(drafts.size(), unread);
        }
        if (granted.isRefused()) {
            return granted.verdicts().stream().map(Intake::withheld).toList();
        }
        try {
            return await(drafts, granted.verdicts(), append(drafts, granted.verdicts()));
        } finally {
            memory.release(drafts);
        }
    }

    /// One event for itself; its outcome comes when the broker has answered, in the order in which the broker does.
    /// Blocks only while another writer of the same announcement is under way, or while the log takes no more.
    public CompletableFuture<Outcome> offer(Draft draft) throws InterruptedException {
        return take(draft).whenComplete((outcome, _) -> {
            if (outcome != null) {
                told.accept(outcome);
            }
        });
    }

    private CompletableFuture<Outcome> take(Draft draft) throws InterruptedException {
        var alone = List.of(draft);
        Claim.Granted granted;
        try {
            granted = claim(alone);
        } catch (UnreadableLogException e) {
            return CompletableFuture.completedFuture(new Outcome.Unacknowledged(true, String.valueOf(e.getMessage())));
        }
        if (granted.verdicts().getFirst() instanceof Verdict.Write(long after)) {
            return write(draft, after, AnnouncementLog.Pace.IN_BULK).whenComplete((_, _) -> memory.release(alone));
        }
        if (granted.isRefused()) {
            return CompletableFuture.completedFuture(withheld(granted.verdicts().getFirst()));
        }
        memory.release(alone);
        return CompletableFuture.completedFuture(known(granted.verdicts().getFirst()));
    }

    private CompletableFuture<Outcome> write(Draft draft, long after, AnnouncementLog.Pace pace) {
        var envelope = draft.stamped(clock.next(after));
        return log.append(envelope, draft, pace).handle((place, failure) -> outcome(draft, envelope, place, failure));
    }

    private Outcome outcome(Draft draft, Envelope envelope, @Nullable Place place, @Nullable Throwable failure) {
        if (place != null) {
            memory.remember(draft, envelope, place);
            return new Outcome.Written(new Receipt(draft.subject(), envelope.id(), place, envelope.ingestTime()));
        }
        if (failure instanceof NotAppendedException away) {
            return new Outcome.Unacknowledged(away.isKnown(), String.valueOf(away.getMessage()));
        }
        throw new IllegalStateException("the log failed otherwise than it says", failure);
    }

    private static Outcome known(Verdict verdict) {
        if (verdict instanceof Verdict.Known(var first)) {
            return new Outcome.Duplicate(first);
        }
        throw new IllegalStateException("one event is written, known or refused");
    }

    private Claim.Granted claim(List<Draft> drafts) throws InterruptedException {
        while (true) {
            switch (memory.claim(drafts)) {
                case Claim.Granted granted -> {
                    return granted;
                }
                case Claim.Wait(var other) -> awaitQuietly(other);
                case Claim.Check(var subject, var against) ->
                    memory.settle(subject, against, log.find(against.place()));
            }
        }
    }

    private List<Pending> append(List<Draft> drafts, List<Verdict> verdicts) {
        var pending = new ArrayList<Pending>();
        for (int i = 0; i < drafts.size(); i++) {
            if (verdicts.get(i) instanceof Verdict.Write(long after)) {
                pending.add(new Pending(i, write(drafts.get(i), after, AnnouncementLog.Pace.AT_ONCE)));
            }
        }
        return pending;
    }

    private List<Outcome> await(List<Draft> drafts, List<Verdict> verdicts, List<Pending> pending)
            throws InterruptedException {
        var written = new Outcome[drafts.size()];
        for (var one : pending) {
            written[one.index] = one.await();
        }
        var outcomes = new ArrayList<Outcome>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            outcomes.add(
                    switch (verdicts.get(i)) {
                        case Verdict.Write _ -> written[i];
                        case Verdict.Known(var first) -> new Outcome.Duplicate(first);
                        case Verdict.SameAs(int index) -> repeated(outcomes.get(index));
                        case Verdict.Refused _, Verdict.Check _ ->
                            throw new IllegalStateException("refused drafts are not written");
                    });
        }
        return outcomes;
    }

    private record Pending(int index, CompletableFuture<Outcome> outcome) {
        Outcome await() throws InterruptedException {
            try {
                return outcome.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("what the log says is an outcome", e);
            }
        }
    }

    private static Outcome repeated(Outcome first) {
        return first instanceof Outcome.Written(var receipt) ? new Outcome.Duplicate(receipt) : first;
    }

    private static Outcome withheld(Verdict verdict) {
        return verdict instanceof Verdict.Refused(var refusal, var detail)
                ? new Outcome.Refused(refusal, detail)
                : new Outcome.Withheld();
    }

    private static void awaitQuietly(CompletableFuture<?> other) throws InterruptedException {
        try {
            other.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reservation never fails", e);
        }
    }
}
