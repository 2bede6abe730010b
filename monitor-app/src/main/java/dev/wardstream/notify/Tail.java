package dev.wardstream.notify;

import dev.wardstream.wire.Backlog;
import dev.wardstream.wire.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a whole topic, every partition, without a group: the newest records it holds, and those to come. */
final class Tail<V> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Topic<V> topic;
    private final Map<String, Object> properties;
    private final long newest;
    private final Consumer<V> listener;
    private final Thread thread;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Queue<CompletableFuture<Void>> asked = new ConcurrentLinkedQueue<>();
    private final List<Goal> goals = new ArrayList<>();
    private Backlog backlog = Backlog.NONE;
    private volatile String progress = "";

    private record Goal(CompletableFuture<Void> reached, Map<TopicPartition, Long> ends) {}

    /**
     * @param newest how many of the records that are there already are read, about; 0 for none
     * @param listener is told on a thread of this
     */
    Tail(Topic<V> topic, Map<String, Object> kafka, long newest, Consumer<V> listener) {
        this.topic = topic;
        this.newest = newest;
        this.listener = listener;
        this.properties = new HashMap<>(kafka);
        // It belongs to no group, whatever the operator's properties say of one.
        properties.keySet().removeAll(List.of(ConsumerConfig.GROUP_ID_CONFIG, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.thread = new Thread(this::run, "notify-" + topic.name());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Completes when the listener was told of all that is on the topic by now. */
    CompletableFuture<Void> catchUp() {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        asked.add(reached);
        return reached;
    }

    /** How far what was there at the start is read, such as {@code 45 % of 2000 records}; empty where that is not known. */
    String progress() {
        return progress;
    }

    @Override
    public void close() {
        stopping.set(true);
    }

    private void run() {
        while (!stopping.get()) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
                begin(consumer);
                while (!stopping.get()) {
                    follow(consumer);
                }
            } catch (KafkaException e) {
                LOG.warn("{} cannot be followed, trying again", topic, e);
                goals.forEach(goal -> asked.add(goal.reached()));
                goals.clear();
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void begin(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name(), BROKER_PATIENCE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions, BROKER_PATIENCE);
        // Keys spread evenly, but not exactly: some to spare.
        long each = partitions.size() == 1 ? newest : 2 * newest / partitions.size();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, BROKER_PATIENCE);
        Map<TopicPartition, Long> starts = new HashMap<>();
        ends.forEach(
                (partition, end) -> starts.put(partition, Math.max(first.getOrDefault(partition, 0L), end - each)));
        starts.forEach(consumer::seek);
        backlog = new Backlog(starts, ends);
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        for (CompletableFuture<Void> one = asked.peek(); one != null; one = asked.peek()) {
            goals.add(new Goal(one, consumer.endOffsets(consumer.assignment(), BROKER_PATIENCE)));
            asked.remove();
        }
        for (ConsumerRecord<String, byte[]> message : consumer.poll(goals.isEmpty() ? POLL.multipliedBy(2) : POLL)) {
            hear(message);
        }
        if (!goals.isEmpty()) {
            Map<TopicPartition, Long> positions = new HashMap<>();
            consumer.assignment().forEach(partition -> positions.put(partition, consumer.position(partition)));
            progress = backlog.progress(positions);
        }
        goals.removeIf(goal -> isReached(goal, consumer) && goal.reached().complete(null));
    }

    private void hear(ConsumerRecord<String, byte[]> message) {
        try {
            @Nullable V value = topic.serde().deserializer().deserialize(topic.name(), message.value());
            if (value != null) {
                listener.accept(value);
            }
        } catch (RuntimeException e) {
            LOG.error("{}-{}@{} cannot be read", message.topic(), message.partition(), message.offset(), e);
        }
    }

    private static boolean isReached(Goal goal, KafkaConsumer<?, ?> consumer) {
        Collection<Map.Entry<TopicPartition, Long>> ends = goal.ends().entrySet();
        return ends.stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
