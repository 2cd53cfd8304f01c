package io.countermove.events;

/// What the memory of the log says to a draft.
sealed interface Verdict {
    /// New: to be stamped after `afterMicros`, and written.
    record Write(long afterMicros) implements Verdict {}

    /// It stands in the log already.
    record Known(Receipt first) implements Verdict {}

    /// It is the same as an earlier one of the same request.
    record SameAs(int index) implements Verdict {}

    /// To be refused if the event that speaks against it is sound, which is not known yet.
    record Check(Sighting against) implements Verdict {}

    record Refused(Refusal refusal, String detail) implements Verdict {}
}
