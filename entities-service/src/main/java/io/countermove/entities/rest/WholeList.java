package io.countermove.entities.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.Listing;
import io.countermove.entities.Moment;
import io.countermove.entities.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All items of a list, with what they rest on as `evidence`. They are read slice by slice, so that neither the length
/// of the list matters nor how slowly it is taken: between two slices nothing is open in the database.
final class WholeList {
    private static final int SLICE = 1_000;

    private final Listing listing;
    private final Table table;
    private final Sources sources;
    private final Moment moment;
    private final List<Listing.Item> first;

    /// Reads the first slice: what cannot be asked is an error before anything was answered.
    WholeList(Listing listing, Table table, Sources sources, Moment moment) {
        this.listing = listing;
        this.table = table;
        this.sources = sources;
        this.moment = moment;
        this.first = read(null);
    }

    Stream<ObjectNode> items() {
        return Stream.iterate(first, slice -> !slice.isEmpty(), this::following)
                .flatMap(List::stream)
                .map(Listing.Item::document);
    }

    private List<Listing.Item> following(List<Listing.Item> slice) {
        return slice.size() < SLICE ? List.of() : read(slice.getLast().key());
    }

    private List<Listing.Item> read(@Nullable List<String> after) {
        var slice = listing.slice(after, SLICE);
        if (table.cites()) {
            addEvidence(slice.stream().map(Listing.Item::document).toList());
        }
        return slice;
    }

    private void addEvidence(List<ObjectNode> items) {
        var all = new LinkedHashSet<Sources.Cited>();
        items.forEach(item -> all.addAll(cited(item)));
        var found = sources.find(all, moment.knownBy());
        for (var item : items) {
            var evidence = new ArrayList<ObjectNode>();
            cited(item).stream().map(found::get).filter(Objects::nonNull).forEach(evidence::add);
            item.putArray("evidence").addAll(evidence);
        }
    }

    /// A row that says since when it is known, or when it happened, rests on what was said then, whatever was said
    /// later.
    private List<Sources.Cited> cited(ObjectNode item) {
        // Revisions tell both clocks.
        var knownAt = Stream.of(moment.knownBy() == KnownBy.PUBLIC ? "publicFrom" : "knownFrom", "knownFrom", "at")
                .map(item::path)
                .filter(JsonNode::isTextual)
                .findFirst()
                .map(from -> Instant.parse(from.asText()))
                .orElse(moment.knownAt());
        return table.cited(item).stream()
                .map(announcement -> new Sources.Cited(announcement, knownAt))
                .toList();
    }
}
