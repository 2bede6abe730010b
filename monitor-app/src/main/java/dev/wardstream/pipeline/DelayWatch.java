package dev.wardstream.pipeline;

import dev.wardstream.pipeline.Delay.Waiting;
import dev.wardstream.pipeline.Unread.Stretch;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees from outside of the stream how far the alarms are behind: what is on the topics that they come of, and the stream's group has
 * not committed. So it makes no difference why, whether a thread hangs within a record, works too slowly, or is not there. It looks
 * every second on a thread of its own, with a consumer that only reads where something has waited for a while, and never commits.
 */
final class DelayWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DelayWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    /** How long the first record of a partition is waited for. */
    private static final Duration READ = Duration.ofMillis(500);

    private static final int MOST_READS = 8;
    private static final int LOOKS_A_LISTING = 10;
    private static final int LARGEST_FETCH = 1 << 16;

    private final Duration slowAfter;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Unread unread = new Unread();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "delay-watch");
        thread.setDaemon(true);
        return thread;
    });
    private List<TopicPartition> partitions = List.of();
    private int looksSinceListing = LOOKS_A_LISTING;
    private final AtomicLong looked = new AtomicLong();
    private volatile Delay delay = Delay.unseen(System.currentTimeMillis());

    private DelayWatch(Map<String, Object> kafka, String group, Duration slowAfter) {
        this.slowAfter = slowAfter;
        this.consumer =
                new KafkaConsumer<>(properties(kafka, group), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Looks from now on.
     *
     * @param group of the stream
     * @param slowAfter how long alarms may be behind
     */
    static DelayWatch start(Map<String, Object> kafka, String group, Duration slowAfter) {
        DelayWatch watch = new DelayWatch(kafka, group, slowAfter);
        Future<?> unused = watch.looks.scheduleWithFixedDelay(watch::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    /** What is wrong and what to do; empty where alarms are not behind. */
    String illness() {
        return delay.illness(slowAfter, System.currentTimeMillis());
    }

    /** Whether it was looked at all. */
    boolean isKnown() {
        return looked.get() > 0;
    }

    double seconds() {
        return delay.seconds(System.currentTimeMillis());
    }

    /** How often it was looked, with or without success. */
    long looks() {
        return looked.get();
    }

    private void look() {
        try {
            Waiting oldest = oldest();
            long now = System.currentTimeMillis();
            delay = oldest == null ? Delay.none(now) : Delay.of(oldest, now);
        } catch (InterruptException e) {
            LOG.debug("It is not looked at any more how far alarms are behind", e);
        } catch (KafkaException e) {
            LOG.debug("It could not be seen how far alarms are behind", e);
            delay = delay.failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // A look that fails must not end all that would follow.
            LOG.error("It could not be seen how far alarms are behind", e);
            delay = delay.failed(String.valueOf(e));
        }
        looked.incrementAndGet();
    }

    private @Nullable Waiting oldest() {
        if (looksSinceListing++ >= LOOKS_A_LISTING || partitions.isEmpty()) {
            partitions = partitions();
            looksSinceListing = 0;
        }
        // Commits first, then ends: what is processed in between has been committed by the next look.
        Map<TopicPartition, Long> committed = new HashMap<>();
        consumer.committed(new HashSet<>(partitions), ANSWER).forEach((partition, place) -> {
            if (place != null) {
                committed.put(partition, place.offset());
            }
        });
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER);
        @Nullable Waiting oldest = null;
        List<Stretch> stretches = unread.see(ends, committed, System.currentTimeMillis());
        for (Stretch stretch : stretches.subList(0, Math.min(MOST_READS, stretches.size()))) {
            Waiting first = firstOf(stretch);
            if (first != null && (oldest == null || first.receivedAt() < oldest.receivedAt())) {
                oldest = first;
            }
        }
        return oldest;
    }

    /** All that alarms come of, of the topics that this program may describe. */
    private List<TopicPartition> partitions() {
        List<TopicPartition> all = new ArrayList<>();
        consumer.listTopics(ANSWER).forEach((topic, its) -> {
            boolean read = Topics.vendorOf(topic) != null
                    || topic.equals(Topics.PATIENT_VITALS.name())
                    || topic.equals(Topics.ALERT_COMMANDS.name());
            if (read) {
                its.forEach(each -> all.add(new TopicPartition(topic, each.partition())));
            }
        });
        return all;
    }

    /** The first record of a stretch; null where there is none but markers of transactions. */
    private @Nullable Waiting firstOf(Stretch stretch) {
        TopicPartition partition = stretch.partition();
        consumer.assign(List.of(partition));
        consumer.seek(partition, stretch.from());
        ConsumerRecords<byte[], byte[]> read = consumer.poll(READ);
        for (ConsumerRecord<byte[], byte[]> record : read.records(partition)) {
            return record.offset() >= stretch.to()
                    ? null
                    : new Waiting(partition.toString(), Receipt.of(record.headers(), record.timestamp()));
        }
        // A broker that is too slow to say what it is leaves what is known: since when something was not got past.
        return consumer.position(partition, ANSWER) >= stretch.to()
                ? null
                : new Waiting(partition.toString(), stretch.since());
    }

    private static Map<String, Object> properties(Map<String, Object> kafka, String group) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, group + "-delay-watch");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, LARGEST_FETCH);
        return properties;
    }

    @Override
    public void close() {
        looks.shutdownNow();
        try {
            if (looks.awaitTermination(2 * ANSWER.toSeconds(), TimeUnit.SECONDS)) {
                consumer.close(CloseOptions.timeout(LOOK));
            } else {
                LOG.warn("The look at how far alarms are behind did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
