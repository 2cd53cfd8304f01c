package io.countermove.benchmarks;

/// The budgets that are measured here.
enum Measure {
    P1,
    P2,
    P3,
    P4,
    P5,
    P6,
    P7,
    P8,
    P9,
    P10,
    P11
}
