package io.countermove.analytics.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class BoundedRocksDbTest {
    private static final int BYTES = 4 * 1024 * 1024;
    private static final int RECORDS = 40_000;
    private static final Map<String, Object> CONFIGS =
            Map.of(BoundedRocksDb.BYTES, BYTES, BoundedRocksDb.BUFFER_BYTES, "524288");

    @TempDir
    private Path folder;

    @Test
    void holdsAllStoresWithinOneBound() throws RocksDBException {
        var setter = new BoundedRocksDb();
        try (var oneOptions = options(setter);
                var otherOptions = options(setter);
                var one = RocksDB.open(oneOptions, folder.resolve("one").toString());
                var other = RocksDB.open(otherOptions, folder.resolve("other").toString())) {
            long most = 0;
            var random = new Random(1);
            for (int i = 0; i < RECORDS; i++) {
                var value = new byte[1000];
                random.nextBytes(value);
                one.put(key(i), value);
                other.put(key(i), value);
                one.get(key(random.nextInt(i + 1)));
                most = Math.max(most, inCache(one));
            }
            assertThat(inCache(one)).isEqualTo(inCache(other));
            assertThat(most).isBetween(BYTES / 2L, BYTES * 3L / 2);
            assertThat(one.get(key(7))).isEqualTo(other.get(key(7))).isNotNull();
        }
    }

    private static Options options(BoundedRocksDb setter) {
        var options = new Options().setCreateIfMissing(true).setTableFormatConfig(new BlockBasedTableConfig());
        setter.setConfig("any", options, CONFIGS);
        return options;
    }

    private static long inCache(RocksDB store) throws RocksDBException {
        return store.getLongProperty("rocksdb.block-cache-usage");
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}
