package io.countermove.acceptance;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The last offset of each partition of the log that has any, as answers carry it: `0:12,3:1881`.
record Position(SortedMap<Integer, Long> offsets) {
    static final Position NONE = new Position(new TreeMap<>());

    static Position parse(String text) {
        var offsets = new TreeMap<Integer, Long>();
        for (var part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int colon = part.indexOf(':');
            offsets.put(Integer.valueOf(part.substring(0, colon)), Long.valueOf(part.substring(colon + 1)));
        }
        return new Position(offsets);
    }

    boolean covers(Position other) {
        return other.offsets.entrySet().stream().allMatch(each -> covers(each.getKey(), each.getValue()));
    }

    boolean covers(int partition, long offset) {
        return offsets.getOrDefault(partition, -1L) >= offset;
    }

    @Override
    public String toString() {
        return offsets.entrySet().stream()
                .map(each -> each.getKey() + ":" + each.getValue())
                .collect(Collectors.joining(","));
    }
}
