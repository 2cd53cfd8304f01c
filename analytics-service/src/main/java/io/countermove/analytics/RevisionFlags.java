package io.countermove.analytics;

/// What is so of a revision or not, in one column.
final class RevisionFlags {

    private static final int OFFICIAL = 1;
    private static final int REPORTS = 2;
    private static final int IMPORTED = 4;

    private final Ints flags = new Ints();

    void set(int row, Observation.Stated stated) {
        flags.set(
                row,
                (stated.official() ? OFFICIAL : 0)
                        | (stated.reports() == null ? 0 : REPORTS)
                        | (stated.imported() ? IMPORTED : 0));
    }

    boolean isOfficial(int row) {
        return (flags.get(row) & OFFICIAL) != 0;
    }

    /// Whether it only reports another announcement once more.
    boolean reportsAnother(int row) {
        return (flags.get(row) & REPORTS) != 0;
    }

    /// Whether it was loaded in bulk.
    boolean isImported(int row) {
        return (flags.get(row) & IMPORTED) != 0;
    }

    long bytes() {
        return flags.bytes();
    }
}
