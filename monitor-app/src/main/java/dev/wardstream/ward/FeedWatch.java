package dev.wardstream.ward;

import dev.wardstream.words.Said;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the feed is up to date. A consumer says nothing while Kafka is away, so that is asked apart, every second: where the
 * topics end. What ended there five seconds ago must have been read.
 */
final class FeedWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration TO_ANSWER = Duration.ofSeconds(2);
    private static final Duration TO_READ = Duration.ofSeconds(5);

    private final WardFeed feed;
    private final Admin admin;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ward-feed-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile FeedState state = FeedState.LIVE;
    private Map<TopicPartition, Long> goal = Map.of();
    private long goalSince = System.nanoTime();

    FeedWatch(WardFeed feed, Map<String, Object> kafka) {
        this.feed = feed;
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TO_ANSWER.toMillis());
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TO_ANSWER.toMillis());
        this.admin = Admin.create(properties);
    }

    void start() {
        var unused = executor.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is still being read before the ward is known for the first time, and how far; empty afterwards. */
    Said reading() {
        if (feed.hasCaughtUp()) {
            return Said.NOTHING;
        }
        Said progress = feed.progress();
        Said past = Said.of("start.past");
        Said reading = progress.isEmpty() ? past : past.and("list.begins").and(progress);
        return feed.isInTrouble() ? reading.and("list.then").and("feed.trouble") : reading;
    }

    /** Whether it has kept up since the ward was known for the first time. */
    FeedState state() {
        return state;
    }

    @Override
    public void close() {
        executor.shutdownNow();
        admin.close(Duration.ZERO);
    }

    private void look() {
        FeedState next = judged();
        if (next.stale() != state.stale()) {
            LOG.info("The ward's page is {}", next.stale() ? "stale: " + next.cause() : "up to date");
        }
        state = next;
    }

    private FeedState judged() {
        if (!feed.hasCaughtUp()) {
            return FeedState.LIVE;
        }
        if (feed.isInTrouble()) {
            return FeedState.stale(Said.of("feed.trouble"));
        }
        Map<TopicPartition, Long> positions = feed.positions();
        @Nullable Map<TopicPartition, Long> ends = ends(positions);
        if (ends == null) {
            return FeedState.stale(Said.of("feed.silent"));
        }
        if (behind(positions) == 0) {
            goal = ends;
            goalSince = System.nanoTime();
        }
        return System.nanoTime() - goalSince > TO_READ.toNanos()
                ? FeedState.stale(Said.of("feed.behind", behind(positions)))
                : FeedState.LIVE;
    }

    private long behind(Map<TopicPartition, Long> positions) {
        return goal.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    /** Where the topics end; null where Kafka does not answer. */
    private @Nullable Map<TopicPartition, Long> ends(Map<TopicPartition, Long> positions) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        positions.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        try {
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get(2 * TO_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Kafka does not tell where the ward's topics end", e);
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
