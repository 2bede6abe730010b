package dev.wardstream.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * Counts that change with every sample and are written with every commit. What is put stays on the heap until Kafka Streams
 * flushes the caches, which it does at the beginning of each commit: then it goes into the store and its changelog, in the
 * transaction of what was counted. So after a crash the counts are those of what was committed, exactly. Other threads read what
 * was written last.
 *
 * <p>Under exactly-once Kafka Streams 4.3 calls neither {@code StateStore.commit} nor a {@code CommitCallback} at an ordinary
 * commit, only the flush of its own caches, which this is one of; KillIT and TallyStoreTest hold it to that.
 */
final class TallyStore extends WrappedStateStore<KeyValueStore<String, Long>, String, Long>
        implements KeyValueStore<String, Long> {
    private final Map<String, Long> unwritten = new HashMap<>();

    TallyStore(KeyValueStore<String, Long> written) {
        super(written);
    }

    static StoreBuilder<TallyStore> builder(String name) {
        StoreBuilder<KeyValueStore<String, Long>> written = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.Long())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
        return new OwnStoreBuilder<>(name, true, () -> new TallyStore(written.build()));
    }

    @Override
    public void put(String name, Long count) {
        unwritten.put(name, count);
    }

    @Override
    public void flushCache() {
        unwritten.forEach(wrapped()::put);
        unwritten.clear();
        super.flushCache();
    }

    @Override
    public void clearCache() {
        unwritten.clear();
        super.clearCache();
    }

    @Override
    public @Nullable Long get(String name) {
        return wrapped().get(name);
    }

    @Override
    public KeyValueIterator<String, Long> all() {
        return wrapped().all();
    }

    @Override
    public KeyValueIterator<String, Long> range(String from, String to) {
        return wrapped().range(from, to);
    }

    @Override
    public long approximateNumEntries() {
        return wrapped().approximateNumEntries();
    }

    @Override
    public Long putIfAbsent(String name, Long count) {
        throw new UnsupportedOperationException("a tally only puts");
    }

    @Override
    public void putAll(List<KeyValue<String, Long>> counts) {
        throw new UnsupportedOperationException("a tally only puts");
    }

    @Override
    public Long delete(String name) {
        throw new UnsupportedOperationException("a tally only puts");
    }
}
