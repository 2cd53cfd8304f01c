package io.countermove.oracle;

import java.time.Instant;
import java.time.LocalDate;

/// The two times of a question.
///
/// @param publicly whether what counts is when the sources published it, not when it was recorded
public record Asked(LocalDate validAt, Instant knownAt, boolean publicly) {}
