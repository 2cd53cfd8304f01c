package io.countermove.analytics.streams;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/// Bounds what RocksDB holds outside the heap. Left to itself each store of each partition has a cache and buffers of
/// its
/// own, and memory grows with the partitions; here all stores of the process share one cache, which counts indexes,
/// filters and write buffers too. After "Memory Management" of the Kafka Streams guide.
public final class BoundedRocksDb implements RocksDBConfigSetter {

    /// How many bytes all stores of the process may hold in memory; half of them unwritten.
    static final String BYTES = "countermove.rocksdb.bytes";

    /// How many unwritten bytes of one store make a file.
    static final String BUFFER_BYTES = "countermove.rocksdb.buffer.bytes";

    private static final double FOR_INDEXES = 0.1;

    private static @Nullable Shared shared;

    private record Shared(Cache cache, WriteBufferManager buffers) {}

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Shared memory = shared(number(configs, BYTES));
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.buffers());
        options.setWriteBufferSize(number(configs, BUFFER_BYTES));
    }

    /// Never closed: the next store uses it.
    private static synchronized Shared shared(long bytes) {
        if (shared == null) {
            Cache cache = new LRUCache(bytes, -1, false, FOR_INDEXES);
            shared = new Shared(cache, new WriteBufferManager(bytes / 2, cache));
        }
        return shared;
    }

    @Override
    public void close(String storeName, Options options) {
        // Cache and buffers belong to all stores.
    }

    private static long number(Map<String, Object> configs, String name) {
        return Long.parseLong(Objects.requireNonNull(configs.get(name), name).toString());
    }
}
