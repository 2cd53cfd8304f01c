package io.countermove.entities;

import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;

/// The two times of a question: the day in the world, and what was known, by which clock, at an instant.
public record Moment(LocalDate validAt, Instant knownAt, KnownBy knownBy) {}
