package dev.wardstream.pipeline;

import dev.wardstream.intake.DeviceMemory;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * What the intake remembers of a task's devices: live on the heap, and kept so that a crash forgets nothing of it.
 *
 * <p>A sample changes its device's memory by some twenty bytes. These changes are gathered and written with each commit as one
 * page of a {@link MemoryJournal}, in the transaction of the samples that made them ({@link TallyStore} says when that is). The
 * whole memory of a device is written seldom: before a page with changes that it lacks is torn out, and before it leaves the
 * heap. So the store has of each device a memory as of some page, and every change since; {@link #begin} puts them together.
 * What was not committed is read and judged again, by the memory that it met the first time: the verdicts are the same.
 *
 * <p>Kept under a device's id: {@value #KEPT} (one byte), the number of the page, {@link DeviceMemory#encode}.
 */
final class DeviceMemories extends WrappedStateStore<KeyValueStore<String, byte[]>, String, byte[]> {
    /** Earlier versions kept the memory alone, which begins with a smaller number. */
    private static final byte KEPT = 16;
    /** Of the objects around a memory, bytes: the entry in the map, the id, {@link Live}. */
    private static final int AROUND = 240;

    /** A device's memory on the heap. */
    static final class Live {
        private final String device;
        private DeviceMemory memory;
        /** The last page that the kept memory has the changes of. */
        private long keptAsOf;
        /** The last page with a change. */
        private long changedOn = MemoryJournal.NO_PAGE;

        private int bytes;

        private Live(String device, DeviceMemory memory, long keptAsOf) {
            this.device = device;
            this.memory = memory;
            this.keptAsOf = keptAsOf;
        }

        private boolean isKept() {
            return keptAsOf >= changedOn;
        }
    }

    private final MemoryBudget budget;
    private final MemoryJournal journal;
    /** Those that were heard last are at the end. */
    private final Map<String, Live> live = new LinkedHashMap<>(16, 0.75f, true);

    private long liveBytes;
    private boolean begun;

    DeviceMemories(KeyValueStore<String, byte[]> kept, MemoryBudget budget, int mostPages) {
        super(kept);
        this.budget = budget;
        this.journal = new MemoryJournal(kept, mostPages);
    }

    static StoreBuilder<DeviceMemories> builder(String name, MemoryBudget budget) {
        StoreBuilder<KeyValueStore<String, byte[]>> kept = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
        return new OwnStoreBuilder<>(
                name, true, () -> new DeviceMemories(kept.build(), budget, MemoryJournal.MOST_PAGES));
    }

    /** Takes up what the store holds, once that is restored. */
    void begin() {
        clearCache();
        if (!begun) {
            begun = true;
            budget.join();
        }
        journal.read(this::changed);
    }

    private Live changed(String device, ByteBuffer change, long page) {
        Live known = find(device);
        if (known == null) {
            known = take(new Live(device, DeviceMemory.nothing(), MemoryJournal.NO_PAGE));
        }
        if (known.keptAsOf < page) {
            set(known, known.memory.changed(change), page);
        }
        return known;
    }

    /** A device's memory; nothing, where it was never heard. */
    DeviceMemory of(String device) {
        Live known = find(device);
        return known == null ? DeviceMemory.nothing() : known.memory;
    }

    /** A device's memory is another, by one more sample. */
    void learned(String device, DeviceMemory after) {
        Live known = find(device);
        if (known == null) {
            known = take(new Live(device, DeviceMemory.nothing(), MemoryJournal.NO_PAGE));
        }
        long page = journal.add(known, device, after, known.memory);
        set(known, after, page);
    }

    private void set(Live known, DeviceMemory memory, long page) {
        known.memory = memory;
        known.changedOn = page;
        weigh(known);
    }

    /** A device that nothing is known of is not taken onto the heap: whoever sends ids that he makes up fills nothing. */
    private @Nullable Live find(String device) {
        Live known = live.get(device);
        if (known != null) {
            return known;
        }
        byte[] bytes = wrapped().get(device);
        return bytes == null ? null : take(read(device, bytes));
    }

    private static Live read(String device, byte[] bytes) {
        if (bytes[0] < KEPT) {
            return new Live(device, DeviceMemory.decode(bytes), MemoryJournal.NO_PAGE);
        }
        ByteBuffer kept = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        long asOf = kept.getLong();
        byte[] memory = new byte[kept.remaining()];
        kept.get(memory);
        return new Live(device, DeviceMemory.decode(memory), asOf);
    }

    private Live take(Live known) {
        leaveWhatIsKept();
        live.put(known.device, known);
        weigh(known);
        return known;
    }

    private void weigh(Live known) {
        int bytes = AROUND + 2 * known.device.length() + known.memory.heapBytes();
        liveBytes += bytes - known.bytes;
        known.bytes = bytes;
    }

    /** Between commits, what is kept already may leave the heap and nothing else. */
    private void leaveWhatIsKept() {
        Iterator<Live> eldest = live.values().iterator();
        while (liveBytes > budget.share() && eldest.hasNext()) {
            Live next = eldest.next();
            if (!next.isKept()) {
                return;
            }
            eldest.remove();
            liveBytes -= next.bytes;
        }
    }

    @Override
    public void flushCache() {
        if (begun) {
            journal.write(this::keep);
            Iterator<Live> eldest = live.values().iterator();
            while (liveBytes > budget.share() && eldest.hasNext()) {
                Live next = eldest.next();
                if (!next.isKept()) {
                    keep(next);
                }
                eldest.remove();
                liveBytes -= next.bytes;
            }
        }
        super.flushCache();
    }

    /** About how much of the heap the live ones take. */
    long heapBytes() {
        return liveBytes;
    }

    /** Where a page is torn out; the memory has the changes of every page that is written. */
    private void keep(Live known, long torn) {
        if (known.keptAsOf < torn) {
            keep(known);
        }
    }

    private void keep(Live known) {
        byte[] memory = known.memory.encode();
        wrapped()
                .put(
                        known.device,
                        ByteBuffer.allocate(1 + Long.BYTES + memory.length)
                                .put(KEPT)
                                .putLong(journal.lastPage())
                                .put(memory)
                                .array());
        known.keptAsOf = journal.lastPage();
    }

    @Override
    public void clearCache() {
        live.clear();
        liveBytes = 0;
        journal.clear();
        super.clearCache();
    }

    @Override
    public void close() {
        if (begun) {
            begun = false;
            budget.leave();
        }
        super.close();
    }
}
