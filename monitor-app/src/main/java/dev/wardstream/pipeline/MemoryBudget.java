package dev.wardstream.pipeline;

import java.util.concurrent.atomic.AtomicInteger;

/** How much heap the tasks of an instance may take for what they could also read from their stores, in equal shares. */
final class MemoryBudget {
    private final long bytes;
    private final AtomicInteger tasks = new AtomicInteger();

    MemoryBudget(long bytes) {
        this.bytes = bytes;
    }

    void join() {
        tasks.incrementAndGet();
    }

    void leave() {
        tasks.decrementAndGet();
    }

    /** Of each task, bytes. */
    long share() {
        return bytes / Math.max(1, tasks.get());
    }
}
