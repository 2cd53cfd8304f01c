package io.countermove.contracts.reconciliation;

import java.util.HexFormat;

/// A count and a sum of hashes modulo 2^64: equal for equal sets, in whatever order they were counted.
public record Tally(long count, long sum) {

    public static final Tally NONE = new Tally(0, 0);

    public Tally plus(long hash) {
        return new Tally(count + 1, sum + hash);
    }

    public Tally minus(long hash) {
        return new Tally(count - 1, sum - hash);
    }

    public Tally plus(Tally other) {
        return new Tally(count + other.count, sum + other.sum);
    }

    /// The sum in 16 hexadecimal digits.
    public String checksum() {
        return HexFormat.of().toHexDigits(sum);
    }
}
