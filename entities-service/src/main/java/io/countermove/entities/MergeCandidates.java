package io.countermove.entities;

import java.util.List;

/// Ids that may name one thing, though nobody has said whether they do. They are proposed, and never applied: who
/// agrees publishes `identity.same-as`, who does not, `identity.not-same-as`.
public interface MergeCandidates {
    /// What is asked for; an empty list asks nothing.
    record Filter(List<String> types, List<String> entities) {}

    /// The likeliest first.
    Listing list(Filter filter, Moment moment);
}
