package dev.wardstream.notify;

import dev.wardstream.notify.NotifyCounts.Came;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What notify says of itself: told by its threads, asked by any. */
final class NotifyStatus {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyStatus.class);
    /** How long health speaks of a call that reached nobody: long enough for somebody to look. */
    private static final Duration TOLD_FOR = Duration.ofMinutes(15);
    /** A call open for longer than this is a trouble of its own. */
    private static final Duration TOO_LONG = Duration.ofMinutes(5);

    private final Map<Came, LongAdder> notifications = new ConcurrentHashMap<>();
    private final AtomicLong uncovered = new AtomicLong();
    private final AtomicLong unreached = new AtomicLong();
    private final AtomicLong linksRefused = new AtomicLong();
    private volatile String trouble = "";
    private volatile String reading = "its share of the alerts is being asked for";
    private volatile @Nullable Event lastUncovered;
    private volatile @Nullable Event lastUnreached;
    private volatile int pending;
    private volatile long oldestSince = Long.MAX_VALUE;

    private record Event(String text, long atNanos) {
        boolean isRecent() {
            return System.nanoTime() - atNanos < TOLD_FOR.toNanos();
        }
    }

    /** Somebody else is called than was to be. */
    void uncovered(String what) {
        LOG.warn("called instead: {}", what);
        uncovered.incrementAndGet();
        lastUncovered = new Event(what, System.nanoTime());
    }

    /** Nobody could be called. */
    void unreached(String what) {
        LOG.error("nobody is called: {}", what);
        unreached.incrementAndGet();
        lastUnreached = new Event(what, System.nanoTime());
    }

    void came(String channel, State state) {
        String name = channel.isEmpty() ? NotifyCounts.NO_CHANNEL : channel;
        notifications
                .computeIfAbsent(new Came(name, state.toAvro()), ignored -> new LongAdder())
                .increment();
    }

    void linkRefused() {
        linksRefused.incrementAndGet();
    }

    /** @param oldest since when the oldest waits, epoch milliseconds */
    void pending(int calls, long oldest) {
        pending = calls;
        oldestSince = calls == 0 ? Long.MAX_VALUE : oldest;
    }

    /** What it still reads or waits for before it calls anybody; empty once it can. */
    void reading(String what) {
        reading = what;
    }

    String reading() {
        return reading;
    }

    /** What is wrong with the whole; empty where nothing is. */
    void trouble(String cause) {
        if (!cause.isEmpty() && trouble.isEmpty()) {
            LOG.warn("{}", cause);
        }
        trouble = cause;
    }

    NotifyHealth health(String rotaProblem) {
        List<String> causes = new ArrayList<>();
        add(causes, trouble);
        add(causes, rotaProblem);
        add(causes, recent("nobody could be called for ", lastUnreached));
        add(causes, recent("somebody else is called: ", lastUncovered));
        if (oldestMillis() > TOO_LONG.toMillis()) {
            causes.add(pending + " calls are not finished, the oldest for " + oldestMillis() / 1000
                    + " s: look at the channels in the log");
        }
        return causes.isEmpty() ? new NotifyHealth.Ok() : new NotifyHealth.Degraded(String.join("; ", causes));
    }

    NotifyCounts counts() {
        Map<Came, Long> counted = new HashMap<>();
        notifications.forEach((key, count) -> counted.put(key, count.sum()));
        return new NotifyCounts(counted, uncovered.get(), unreached.get(), linksRefused.get(), pending, oldestMillis());
    }

    private long oldestMillis() {
        long since = oldestSince;
        return since == Long.MAX_VALUE ? 0 : Math.max(0, System.currentTimeMillis() - since);
    }

    private static void add(List<String> causes, String cause) {
        if (!cause.isEmpty()) {
            causes.add(cause);
        }
    }

    private static String recent(String prefix, @Nullable Event event) {
        return event != null && event.isRecent() ? prefix + event.text() : "";
    }
}
