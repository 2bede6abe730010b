package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.junit.jupiter.api.Test;

/** What was counted is written with the commit of what was counted, neither sooner nor later. */
class TallyStoreTest {
    private final KeyValueStore<String, Long> written = store();
    private final TallyStore store = new TallyStore(written);

    @Test
    void whatIsCountedBetweenTwoCommitsIsWrittenByTheSecondAsOneNumber() {
        Tally tally = new Tally(store);
        tally.count(IntakeCounts.RECEIVED);
        tally.count(IntakeCounts.RECEIVED);
        tally.count(IntakeCounts.ACCEPTED);
        assertThat(contents(written)).isEmpty();

        store.flushCache();
        assertThat(contents(written)).isEqualTo(Map.of("received", 2L, "accepted", 1L));

        tally.count(IntakeCounts.DUPLICATES, 3);
        store.flushCache();
        assertThat(contents(written)).isEqualTo(Map.of("received", 2L, "accepted", 1L, "duplicates", 3L));
    }

    @Test
    void whatWasCountedAndNotCommittedIsCountedAgainAndOnce() {
        Tally before = new Tally(store);
        before.count(IntakeCounts.RECEIVED, 7);
        store.flushCache();
        before.count(IntakeCounts.RECEIVED, 2);

        // Killed: the store has what was committed, and the two are read again.
        TallyStore restored = new TallyStore(written);
        new Tally(restored).count(IntakeCounts.RECEIVED, 2);
        restored.flushCache();

        assertThat(contents(written)).isEqualTo(Map.of("received", 9L));
    }

    @Test
    void whatATaskLosesWithItsWorkIsNotWrittenByTheNext() {
        Tally tally = new Tally(store);
        tally.count(IntakeCounts.RECEIVED);
        store.clearCache();
        store.flushCache();

        assertThat(contents(written)).isEmpty();
    }

    @Test
    void kafkaStreamsTakesItForOneOfItsCachesWhichItFlushesBeforeEachCommit() {
        assertThat(TallyStore.builder("tally").build()).isInstanceOf(CachedStateStore.class);
        assertThat(TallyStore.builder("tally").loggingEnabled()).isTrue();
    }

    private static KeyValueStore<String, Long> store() {
        KeyValueStore<String, Long> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("tally"), Serdes.String(), Serdes.Long())
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }

    private static Map<String, Long> contents(KeyValueStore<String, Long> store) {
        Map<String, Long> contents = new HashMap<>();
        try (KeyValueIterator<String, Long> all = store.all()) {
            all.forEachRemaining(entry -> contents.put(entry.key, entry.value));
        }
        return contents;
    }
}
