package io.countermove.oracle;

import java.util.HexFormat;

/// A count with the checksum, in 16 hexadecimal digits, that does not depend on order.
public record Sum(long count, String checksum) {

    static Sum of(Iterable<RawRecord> records) {
        long count = 0;
        long sum = 0;
        for (var each : records) {
            count++;
            sum += each.hash();
        }
        return new Sum(count, HexFormat.of().toHexDigits(sum));
    }
}
