package io.countermove.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// P9: what a question costs as what the system holds grows; no more than its logarithm does.
final class Growth {
    private final List<Integer> sizes;
    private final Map<String, List<Double>> millis = new LinkedHashMap<>();

    /// @param sizes in announcements, rising
    Growth(List<Integer> sizes) {
        this.sizes = sizes;
    }

    /// The cost at the next size.
    void add(String question, double cost) {
        millis.computeIfAbsent(question, _ -> new ArrayList<>()).add(cost);
    }

    List<Figure> figures() {
        if (sizes.size() < 2) {
            return List.of();
        }
        double most = Math.log(sizes.getLast()) / Math.log(sizes.getFirst());
        String words = ", cost at %,d by that at %,d".formatted(sizes.getLast(), sizes.getFirst());
        return millis.entrySet().stream()
                .map(each -> Figure.limit(
                        "P9",
                        each.getKey() + words,
                        "×",
                        Samples.of(each.getValue().getLast() / each.getValue().getFirst()),
                        most))
                .toList();
    }
}
