package dev.wardstream.pipeline;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task's patients on the heap, as many as its share of it holds. Where there are more, the longest unheard leaves, unless whoever comes
 * was away for longer: then the newcomer is but a guest, and leaves when the next one comes.
 *
 * <p>So a ward that is twice too large, in which everybody is heard once a second, finds half of its patients here. If the longest unheard
 * left each time, it would be the very one who is heard next, and nobody would be found.
 *
 * <p>For one thread.
 */
final class PatientsOnHeap {
    private final MemoryBudget budget;
    private final Consumer<LivePatient> farewell;
    /** The longest unused first. */
    private final Map<String, LivePatient> all = new LinkedHashMap<>(1024, 0.75f, true);

    private @Nullable LivePatient guest;
    /** What they take by estimate. */
    private long bytes;

    /** @param farewell keeps what of a patient is on the heap alone, before it leaves */
    PatientsOnHeap(MemoryBudget budget, Consumer<LivePatient> farewell) {
        this.budget = budget;
        this.farewell = farewell;
        budget.join();
    }

    @Nullable LivePatient find(String patient) {
        return all.get(patient);
    }

    Collection<LivePatient> all() {
        return all.values();
    }

    long bytes() {
        return bytes;
    }

    /** @param position offset of the newest sample of all: how far from it a patient's own is, tells how long they were away */
    void add(LivePatient newcomer, long position) {
        sendOffGuest();
        all.put(newcomer.id, newcomer);
        bytes += newcomer.bytes;
        while (isFull() && all.size() > 1) {
            LivePatient eldest = eldest();
            if (away(newcomer, position) >= away(eldest, position)) {
                guest = newcomer;
                return;
            }
            sendOff(eldest);
        }
    }

    /** Those who stay have grown, or others have come who are to have a share too. */
    void makeRoom() {
        sendOffGuest();
        while (isFull() && all.size() > 1) {
            sendOff(eldest());
        }
    }

    /** One of these was written to the store, in so many bytes. */
    void isKept(LivePatient own, int state) {
        long before = own.bytes;
        own.isKept(state);
        bytes += own.bytes - before;
    }

    /** Takes out a patient without farewell; null where they are not here. */
    @Nullable LivePatient remove(String patient) {
        LivePatient known = all.remove(patient);
        if (known != null) {
            bytes -= known.bytes;
            guest = known == guest ? null : guest;
        }
        return known;
    }

    /** The task ends, and leaves its share to the others. */
    void close() {
        all.clear();
        guest = null;
        bytes = 0;
        budget.leave();
    }

    private boolean isFull() {
        return bytes > budget.share();
    }

    private LivePatient eldest() {
        return all.values().iterator().next();
    }

    private void sendOffGuest() {
        if (guest != null) {
            sendOff(guest);
        }
    }

    private void sendOff(LivePatient leaving) {
        farewell.accept(leaving);
        remove(leaving.id);
    }

    /** For how many samples of all a patient was not heard. */
    private static long away(LivePatient patient, long position) {
        return patient.offset == LivePatient.NONE ? Long.MAX_VALUE : position - patient.offset;
    }
}
