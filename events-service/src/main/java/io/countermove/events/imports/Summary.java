package io.countermove.events.imports;

import io.countermove.events.Place;
import java.util.Map;
import java.util.TreeMap;

/// What became of the rows of a file, and of what was known before and is not in it.
///
/// @param corrected the renamed among them
/// @param undated of the refused: rows without a date
/// @param noted cells that were passed over
/// @param known live announcements of the feed before the import
/// @param written the last place written in each partition
public record Summary(
        long rows,
        long published,
        long unchanged,
        long corrected,
        long renamed,
        long retracted,
        long refused,
        long undated,
        long noted,
        long known,
        Map<Integer, Long> written) {
    public Summary {
        written = Map.copyOf(written);
    }

    /// Counts while an import runs.
    static final class Count {
        long rows;
        long published;
        long unchanged;
        long corrected;
        long renamed;
        long retracted;
        long refused;
        long undated;
        long noted;
        long known;
        private final Map<Integer, Long> written = new TreeMap<>();

        void wrote(Place place) {
            written.merge(place.partition(), place.offset(), Math::max);
        }

        Summary summary() {
            return new Summary(
                    rows, published, unchanged, corrected, renamed, retracted, refused, undated, noted, known, written);
        }
    }
}
