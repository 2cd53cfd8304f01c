package io.countermove.entities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// The curbs with their three statuses, as known and valid.
public interface Curbs {
    /// What is asked for; an empty list asks nothing.
    record Filter(
            List<String> issuers,
            List<String> targets,
            List<String> statuses,
            List<String> announcedStatuses,
            List<String> enforcements,
            List<String> jurisdictions,
            Selection selection) {}

    Listing list(Filter filter, Moment moment);

    /// With its lifecycle; empty where it was no curb as far as was known then.
    Optional<ObjectNode> find(String id, Moment moment);

    /// Who answered it.
    Listing responses(String id, Moment moment);
}
