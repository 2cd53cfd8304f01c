package io.countermove.events;

/// What became of one event of a request.
public sealed interface Outcome {
    /// The broker has acknowledged it.
    record Written(Receipt receipt) implements Outcome {}

    /// It was there before; nothing was written.
    record Duplicate(Receipt first) implements Outcome {}

    record Refused(Refusal refusal, String detail) implements Outcome {}

    /// Nothing was written because another event of the request was refused.
    record Withheld() implements Outcome {}

    /// The log did not acknowledge it.
    ///
    /// @param known whether it is known that it was not written
    record Unacknowledged(boolean known, String detail) implements Outcome {}
}
