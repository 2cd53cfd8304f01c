package io.countermove.local;

/// How many announcements of a file were published, were there already, and were refused.
record LoadSummary(long published, long unchanged, long refused) {
    static final LoadSummary NONE = new LoadSummary(0, 0, 0);

    LoadSummary plus(LoadSummary other) {
        return new LoadSummary(published + other.published, unchanged + other.unchanged, refused + other.refused);
    }

    boolean isClean() {
        return refused == 0;
    }

    @Override
    public String toString() {
        return published + " published, " + unchanged + " unchanged, " + refused + " refused";
    }
}
