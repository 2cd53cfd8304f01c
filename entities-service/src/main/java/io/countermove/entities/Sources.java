package io.countermove.entities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/// Where announcements were published: what stands behind a row once it has left.
public interface Sources {
    /// An announcement as it was known at an instant.
    record Cited(String announcement, Instant knownAt) {}

    /// The source in which each last said something by then, with `announcement` and `knownFrom`; nothing of those
    /// that had said nothing.
    Map<Cited, ObjectNode> find(Collection<Cited> cited, KnownBy clock);
}
