package io.countermove.analytics;

/// How far a partition of the log has been folded, and the counts as of then.
///
/// @param offset of the last record folded
public record Applied(int partition, long offset, Tallies tallies) {

    private static final String PREFIX = "position|";

    /// The key of its record among the observations; no announcement id holds a `|`.
    public String key() {
        return PREFIX + partition;
    }

    public static boolean isKey(String key) {
        return key.startsWith(PREFIX);
    }
}
