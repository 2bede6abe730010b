package dev.wardstream.handover;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The handovers that pages ask for: read one at a time on a thread of its own, kept for a minute for whoever asks for the same. Of
 * what waits, and of what is kept, there is a bound. Safe for use by several threads.
 */
public final class Handovers implements AutoCloseable {
    private static final long FRESH = Duration.ofMinutes(1).toMillis();
    private static final int MOST_KEPT = 8;
    private static final int MOST_WAITING = 4;

    private final Function<Span, Map<String, Handover>> reading;
    private final LongSupplier clock;
    private final Map<Span, Entry> entries = new LinkedHashMap<>();
    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "handover");
        thread.setDaemon(true);
        return thread;
    });

    /** @param askedAt wall clock, epoch milliseconds */
    private record Entry(CompletableFuture<Map<String, Handover>> wards, long askedAt) {}

    /** @param clock wall clock, epoch milliseconds */
    public Handovers(Function<Span, Map<String, Handover>> reading, LongSupplier clock) {
        this.reading = reading;
        this.clock = clock;
    }

    /**
     * The handovers of all wards by their names, once they are read.
     *
     * @throws RejectedExecutionException where too many wait already
     */
    public synchronized CompletableFuture<Map<String, Handover>> of(Span span) {
        long now = clock.getAsLong();
        entries.values().removeIf(entry -> entry.wards().isCompletedExceptionally() || isOld(entry, now));
        Entry known = entries.get(span);
        if (known != null) {
            return known.wards();
        }
        if (entries.values().stream().filter(entry -> !entry.wards().isDone()).count() >= MOST_WAITING) {
            throw new RejectedExecutionException("too many handovers are being read");
        }
        CompletableFuture<Map<String, Handover>> wards =
                CompletableFuture.supplyAsync(() -> reading.apply(span), reader);
        entries.put(span, new Entry(wards, now));
        dropOldest();
        return wards;
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }

    private static boolean isOld(Entry entry, long now) {
        return entry.wards().isDone() && now - entry.askedAt() >= FRESH;
    }

    private void dropOldest() {
        Iterator<Entry> oldest = entries.values().iterator();
        while (entries.size() > MOST_KEPT && oldest.hasNext()) {
            if (oldest.next().wards().isDone()) {
                oldest.remove();
            }
        }
    }
}
