package dev.wardstream.pipeline;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Which samples of a task stand in the log alone: of each patient the first, the oldest of which is the floor. The store has a floor
 * that is no higher, and mostly a second old.
 */
final class UnkeptSamples {
    static final String FLOOR = "\u0002floor";

    private static final long NONE = LivePatient.NONE;
    /** Who has been silent since so many samples of others, or for so long, would hold the floor. */
    private static final long MOST_SAMPLES_BACK = 50_000;

    private static final long MOST_MILLIS_BACK = 10_000;

    /** A patient's first sample that no snapshot holds, and when it was taken in, by the wall clock. */
    private record First(long offset, long at) {}

    private final KeyValueStore<String, byte[]> store;
    /** The longest waiting first. */
    private final Map<String, First> waiting = new LinkedHashMap<>();
    /** Of the newest sample that was taken in. */
    private long position = NONE;

    private long floor;

    UnkeptSamples(KeyValueStore<String, byte[]> store) {
        this.store = store;
        byte[] kept = store.get(FLOOR);
        floor = kept == null ? NONE : ByteBuffer.wrap(kept).getLong();
    }

    /** From where on samples are to be taken in again at the start; below 0 where none are. */
    long floor() {
        return floor;
    }

    /** Offset of the newest sample that was taken in. */
    long position() {
        return position;
    }

    void reached(long offset) {
        position = offset;
    }

    void add(String patient, long offset, long now) {
        waiting.put(patient, new First(offset, now));
        if (floor == NONE || offset < floor) {
            keep(offset);
        }
    }

    /** A snapshot holds them. Returns the first of them, below 0 where there was none. */
    long remove(String patient) {
        First first = waiting.remove(patient);
        return first == null ? NONE : first.offset();
    }

    /** Somebody who waits for too long; null where nobody does. */
    @Nullable String holder(long now) {
        for (Map.Entry<String, First> eldest : waiting.entrySet()) {
            First first = eldest.getValue();
            return first.offset() <= position - MOST_SAMPLES_BACK || first.at() <= now - MOST_MILLIS_BACK
                    ? eldest.getKey()
                    : null;
        }
        return null;
    }

    /** Says in the store how far the floor has risen. */
    void keepFloor() {
        long risen = position + 1;
        for (First eldest : waiting.values()) {
            risen = eldest.offset();
            break;
        }
        if (floor != NONE && risen > floor) {
            keep(risen);
        }
    }

    private void keep(long offset) {
        floor = offset;
        store.put(FLOOR, ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
    }
}
