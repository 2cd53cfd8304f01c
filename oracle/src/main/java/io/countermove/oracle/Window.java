package io.countermove.oracle;

import java.time.LocalDate;

/// Days, the last excluded.
public record Window(LocalDate from, LocalDate to) {}
