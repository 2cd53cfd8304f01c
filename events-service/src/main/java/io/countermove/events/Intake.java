package io.countermove.events;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.Envelope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Takes valid events in: each is written to the log, known from before, or refused; and none is written when one of
/// its request is refused.
public final class Intake {
    private final LogMemory memory;
    private final IngestClock clock;
    private final AnnouncementLog log;

    public Intake(LogMemory memory, IngestClock clock, AnnouncementLog log) {
        this.memory = memory;
        this.clock = clock;
        this.log = log;
    }

    /// Blocks until the broker has answered for all; one outcome for each draft.
    public List<Outcome> submit(List<Draft> drafts) throws InterruptedException {
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
                var draft = drafts.get(i);
                var envelope = draft.stamped(clock.next(after));
                var place = log.append(envelope, draft);
                pending.add(new Pending(i, draft, envelope, place));
            }
        }
        return pending;
    }

    private List<Outcome> await(List<Draft> drafts, List<Verdict> verdicts, List<Pending> pending)
            throws InterruptedException {
        var written = new Outcome[drafts.size()];
        for (var one : pending) {
            written[one.index] = one.await(memory);
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

    private record Pending(int index, Draft draft, Envelope envelope, CompletableFuture<Place> place) {
        Outcome await(LogMemory memory) throws InterruptedException {
            try {
                var at = place.get();
                memory.remember(draft, envelope, at);
                return new Outcome.Written(receipt(draft.subject(), at));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof NotAppendedException failure) {
                    return new Outcome.Unacknowledged(failure.isKnown(), String.valueOf(failure.getMessage()));
                }
                throw new IllegalStateException("the log failed otherwise than it says", e);
            }
        }

        private Receipt receipt(AnnouncementId subject, Place at) {
            return new Receipt(subject, envelope.id(), at, envelope.ingestTime());
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
