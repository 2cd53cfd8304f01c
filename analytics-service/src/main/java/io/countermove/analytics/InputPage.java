package io.countermove.analytics;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A stretch of the announcements behind an answer, the latest first.
///
/// @param hasMore whether others follow
/// @param total how many there are in all; null where that was not asked
public record InputPage(
        List<Input> items, boolean hasMore, @Nullable Integer total) {

    private static final Comparator<Input> LATEST_FIRST = Comparator.comparing(Input::announcedOn)
            .reversed()
            .thenComparing(Input::announcement)
            .thenComparing(Input::kind)
            .thenComparing(Input::publisher);

    public InputPage {
        items = List.copyOf(items);
    }

    /// Which stretch is wanted.
    ///
    /// @param after the announcement that it follows; null for the first
    /// @param size how many announcements it has at most
    public record Wanted(@Nullable String after, int size, boolean isCounted) {}

    /// Empty where the answer does not rest on the announcement that the stretch is to follow.
    static Optional<InputPage> find(Finding finding, ObservationColumns columns, Wanted wanted) {
        var rows = finding.rows().get().distinct().toArray();
        var total = wanted.isCounted()
                ? (Integer) (int)
                        Arrays.stream(rows).mapToObj(columns::input).distinct().count()
                : null;
        if (wanted.after() == null) {
            return Optional.of(new Search(columns, wanted.size(), null).page(rows, total));
        }
        int last = columns.findAnnouncement(wanted.after());
        return Arrays.stream(rows)
                .filter(row -> columns.revisions().announcement(row) == last)
                .mapToObj(columns::input)
                .min(LATEST_FIRST)
                .map(after -> new Search(columns, wanted.size(), after).page(rows, total));
    }

    /// Holds no more than the stretch and one that follows it.
    private static final class Search {

        private final ObservationColumns columns;
        private final int size;
        private final @Nullable Input after;
        private final TreeSet<Input> found = new TreeSet<>(LATEST_FIRST);
        /// What is of an earlier day is later in the order than all that is found.
        private long floor = Long.MIN_VALUE;

        Search(ObservationColumns columns, int size, @Nullable Input after) {
            this.columns = columns;
            this.size = size;
            this.after = after;
        }

        InputPage page(int[] rows, @Nullable Integer total) {
            var dates = columns.revisions().announcedOn();
            for (int row : rows) {
                if (dates.earliest(row) >= floor) {
                    take(columns.input(row));
                }
            }
            boolean hasMore = found.size() > size;
            return new InputPage(found.stream().limit(size).toList(), hasMore, total);
        }

        private void take(Input input) {
            if (after != null && LATEST_FIRST.compare(input, after) <= 0) {
                return;
            }
            found.add(input);
            if (found.size() > size + 1) {
                found.pollLast();
            }
            if (found.size() > size) {
                // Dates of several precisions are in the order of their texts, which the year begins.
                int year = Integer.parseInt(found.last().announcedOn().substring(0, 4));
                floor = LocalDate.of(year, 1, 1).toEpochDay();
            }
        }
    }
}
