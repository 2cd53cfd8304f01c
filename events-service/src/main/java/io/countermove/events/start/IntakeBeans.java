package io.countermove.events.start;

import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.vocabulary.Vocabulary;
import io.countermove.events.AnnouncementLog;
import io.countermove.events.IngestClock;
import io.countermove.events.Intake;
import io.countermove.events.LogMemory;
import io.countermove.events.LogTally;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Makes beans of the domain's objects, which know nothing of that.
@Singleton
public class IntakeBeans {
    @Produces
    @Singleton
    LogMemory memory(MemorySettings settings) {
        return new LogMemory(settings.announcements());
    }

    @Produces
    @Singleton
    LogTally tally() {
        return new LogTally();
    }

    @Produces
    @Singleton
    IngestClock clock() {
        return new IngestClock(Clock.systemUTC());
    }

    @Produces
    @Singleton
    AnnouncementReader reader() {
        return new AnnouncementReader(Vocabulary.standard());
    }

    @Produces
    @Singleton
    Intake intake(LogMemory memory, IngestClock clock, AnnouncementLog log, MeterRegistry meters) {
        return new Intake(
                memory,
                clock,
                log,
                outcome -> meters.counter(
                                "countermove.intake",
                                "outcome",
                                outcome.getClass().getSimpleName())
                        .increment());
    }
}
