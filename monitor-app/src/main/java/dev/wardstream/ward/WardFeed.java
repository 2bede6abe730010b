package dev.wardstream.ward;

import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.wire.Backlog;
import dev.wardstream.wire.Backoff;
import dev.wardstream.wire.Topic;
import dev.wardstream.words.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the ward's state up with its topics: every partition, committed records only, without a group, so that every instance
 * knows every bed. What cannot be read is counted and left out. It goes on by itself where Kafka was away.
 */
final class WardFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WardFeed.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** Before it has caught up, those who left long ago are forgotten every so many records, and afterwards every minute. */
    private static final int FORGET_EVERY = 20_000;

    private static final long FORGET_NANOS = Duration.ofMinutes(1).toNanos();

    private final SharedWard ward;
    private final Listener listener;
    private final Duration recent;
    private final Map<String, Object> properties;
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private final LongAdder read = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread thread = new Thread(this::run, "ward-feed");
    private volatile boolean caughtUp;
    private volatile boolean knowsPlaces;
    private volatile boolean isInTrouble;
    private volatile Backlog backlog = Backlog.NONE;
    private List<List<TopicPartition>> stages = List.of();
    private int stage;
    private Map<TopicPartition, Long> ends = Map.of();
    private int sinceForgetting;
    private long forgotAt = System.nanoTime();

    /** Hears what is to be told at once, on the feed's thread. */
    interface Listener {
        /** @param live whether it happened after all that the topics held was read */
        void heard(Alert event, boolean live);

        void heard(CommandOutcome outcome, boolean live);
    }

    /** @param recent how long ago, by the wall clock, the vitals and scores were appended that are read */
    WardFeed(Map<String, Object> kafka, Duration recent, SharedWard ward, Listener listener) {
        this.ward = ward;
        this.listener = listener;
        this.recent = recent;
        this.properties = new HashMap<>(kafka);
        // It belongs to no group, whatever the operator's properties say of one.
        properties.keySet().removeAll(List.of(ConsumerConfig.GROUP_ID_CONFIG, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Whether all that the topics held when it started has been read. */
    boolean hasCaughtUp() {
        return caughtUp;
    }

    /** How far all that the topics held when it started is read, such as {@code 45 % of 120000 records}; nothing where there is nothing. */
    Said progress() {
        return backlog.said(positions);
    }

    /** Whether it has read who lies where: from then on a patient is shown on no ward that they have left. */
    boolean knowsPlaces() {
        return knowsPlaces;
    }

    /** Whether something keeps it from reading; the log says what. */
    boolean isInTrouble() {
        return isInTrouble;
    }

    /** How far each partition has been read. */
    Map<TopicPartition, Long> positions() {
        return Map.copyOf(positions);
    }

    long read() {
        return read.sum();
    }

    long unreadable() {
        return unreadable.sum();
    }

    @Override
    public void close() {
        stopping.set(true);
        try {
            thread.join(BROKER_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Backoff backoff = new Backoff(LONGEST_PAUSE, new Random());
        while (!stopping.get()) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
                begin(consumer);
                isInTrouble = false;
                backoff.succeeded();
                while (!stopping.get()) {
                    follow(consumer);
                }
            } catch (RuntimeException e) {
                isInTrouble = true;
                LOG.warn("The ward's topics cannot be read, trying again", e);
                LockSupport.parkNanos(backoff.failed().toNanos());
            }
        }
    }

    /** Goes on where it was, and otherwise at the beginning. */
    private void begin(KafkaConsumer<String, byte[]> consumer) {
        stages = new ArrayList<>();
        WardRecords.WHOLE.forEach(topics -> stages.add(partitions(consumer, topics)));
        stages.add(partitions(consumer, WardRecords.RECENT));
        List<TopicPartition> all = stages.stream().flatMap(List::stream).toList();
        consumer.assign(all);
        Map<TopicPartition, Long> starts = new HashMap<>(consumer.beginningOffsets(all, BROKER_PATIENCE));
        starts.putAll(recent(consumer, stages.get(stages.size() - 1)));
        starts.forEach(consumer::seek);
        positions.forEach(consumer::seek);
        if (!caughtUp) {
            backlog = new Backlog(starts, consumer.endOffsets(all, BROKER_PATIENCE));
            stages.subList(stage + 1, stages.size()).forEach(consumer::pause);
            ends = consumer.endOffsets(stages.get(stage), BROKER_PATIENCE);
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        ConsumerRecords<String, byte[]> messages = consumer.poll(POLL);
        for (ConsumerRecord<String, byte[]> message : messages) {
            take(message);
        }
        consumer.assignment().forEach(partition -> positions.put(partition, consumer.position(partition)));
        forgetSometimes(messages.count());
        if (!caughtUp
                && ends.entrySet().stream()
                        .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
            nextStage(consumer);
        }
    }

    private void nextStage(KafkaConsumer<String, byte[]> consumer) {
        stage++;
        knowsPlaces = true; // the first stage tells it
        if (stage == stages.size()) {
            caughtUp = true;
            LOG.info("The ward is known: {} records read", read.sum());
        } else {
            consumer.resume(stages.get(stage));
            ends = consumer.endOffsets(stages.get(stage), BROKER_PATIENCE);
        }
    }

    private void take(ConsumerRecord<String, byte[]> message) {
        read.increment();
        try {
            @Nullable Object record = WardRecords.read(message);
            ward.write(all -> WardRecords.take(record, message.topic(), message.key(), all));
            if (record instanceof Alert event) {
                listener.heard(event, caughtUp);
            } else if (record instanceof CommandOutcome outcome) {
                listener.heard(outcome, caughtUp);
            }
        } catch (RuntimeException e) {
            unreadable.increment();
            LOG.warn(
                    "A record cannot be read and is left out of the ward's page ({}-{}@{}): {}",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    e.getMessage());
        }
    }

    private void forgetSometimes(int more) {
        sinceForgetting += more;
        boolean isDue = caughtUp ? System.nanoTime() - forgotAt > FORGET_NANOS : sinceForgetting > FORGET_EVERY;
        // Whoever was admitted or wears a device is known after the first stage only.
        if (isDue && stage > 0) {
            sinceForgetting = 0;
            forgotAt = System.nanoTime();
            long now = ward.now();
            ward.write(all -> all.forget(now));
        }
    }

    /** Where what was appended of late begins. */
    private Map<TopicPartition, Long> recent(
            KafkaConsumer<String, byte[]> consumer, Collection<TopicPartition> partitions) {
        long since = System.currentTimeMillis() - recent.toMillis();
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, since));
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions, BROKER_PATIENCE);
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times, BROKER_PATIENCE);
        Map<TopicPartition, Long> starts = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp first = found.get(partition);
            starts.put(partition, first == null ? end.getOrDefault(partition, 0L) : first.offset());
        }
        return starts;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, List<Topic<?>> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic<?> topic : topics) {
            consumer.partitionsFor(topic.name(), BROKER_PATIENCE)
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        return partitions;
    }
}
