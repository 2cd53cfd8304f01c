package io.countermove.entities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list in an order that is total, read in slices by the key of the item before.
public interface Listing {
    /// An item, and where it stands in the order.
    record Item(ObjectNode document, List<String> key) {
        public Item {
            key = List.copyOf(key);
        }
    }

    /// At most `limit` items that follow `after`; from the beginning where that is null.
    List<Item> slice(@Nullable List<String> after, int limit);

    /// How many there are in all.
    long count();

    /// How many of all have each value of a facet, the most frequent first; a bounded number of values.
    ///
    /// @throws IllegalArgumentException where the list has no such facet
    default List<Count> facet(String name) {
        throw new IllegalArgumentException("there are no facets here");
    }

    /// A value and how many have it.
    record Count(String value, long count) {}
}
