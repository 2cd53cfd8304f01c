package io.countermove.entities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// The curbs with their three statuses, as known and valid.
public interface Curbs {
    Listing list(Selection selection, Moment moment);

    /// With its lifecycle; empty where it was no curb as far as was known then.
    Optional<ObjectNode> find(String id, Moment moment);

    /// Who answered it.
    Listing responses(String id, Moment moment);
}
