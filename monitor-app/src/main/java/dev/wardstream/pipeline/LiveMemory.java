package dev.wardstream.pipeline;

import java.util.concurrent.atomic.AtomicLong;

/** How much of the heap the live patients of all tasks may take together, by estimate. Safe for use by several threads. */
public final class LiveMemory {
    private final long most;
    private final AtomicLong used = new AtomicLong();

    /** @param most bytes */
    public LiveMemory(long most) {
        this.most = most;
    }

    void add(long bytes) {
        used.addAndGet(bytes);
    }

    boolean isExceeded() {
        return used.get() > most;
    }

    long used() {
        return used.get();
    }
}
