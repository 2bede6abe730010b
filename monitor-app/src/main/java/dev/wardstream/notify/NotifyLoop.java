package dev.wardstream.notify;

import dev.wardstream.alarm.Alert;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that decides: reads alerts, sends what is due, takes results in, commits what is finished. Nothing here
 * waits for a channel. Above {@link #MOST_PENDING} open calls no more alerts are read, so memory stays bounded.
 */
final class NotifyLoop implements Runnable, ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyLoop.class);
    private static final int MOST_PENDING = 20_000;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(5);
    private static final Duration COMMIT_EVERY = Duration.ofMillis(200);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** What is read of alerts older than this, with more to come, is the past: it is read on before anybody is called. */
    private static final Duration PAST = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final Switchboard switchboard;
    private final Progress progress;
    private final OpenCalls open;
    private final NotificationLog log;
    private final Lanes lanes;
    private final NotifyStatus status;
    private final Runnable everySecond;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private CompletableFuture<Void> lookUpReady = CompletableFuture.completedFuture(null);
    private boolean isAssigned;
    private boolean isReady;
    private long newestAppended = Long.MAX_VALUE;
    private long nextCommit;
    private long nextLook;

    NotifyLoop(
            Consumer<String, byte[]> consumer,
            Switchboard switchboard,
            Progress progress,
            OpenCalls open,
            NotificationLog log,
            Lanes lanes,
            NotifyStatus status,
            Runnable everySecond) {
        this.consumer = consumer;
        this.switchboard = switchboard;
        this.progress = progress;
        this.open = open;
        this.log = log;
        this.lanes = lanes;
        this.status = status;
        this.everySecond = everySecond;
    }

    void stop() {
        stopping.countDown();
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(List.of(Topics.ALERTS.name()), this);
            while (stopping.getCount() > 0) {
                cycle();
            }
            commit();
        } catch (RuntimeException | Error e) {
            LOG.error("notify stopped", e);
            status.trouble("notify stopped because of an error, restart it: " + e);
        }
    }

    private void cycle() {
        try {
            read();
            takeResults();
            if (!isReady) {
                tellStart();
            }
            if (lookUpReady.isDone() && !isInThePast()) {
                switchboard.due(System.currentTimeMillis()).forEach(lanes::send);
            }
            long now = System.currentTimeMillis();
            status.pending(open.count(), open.oldest(now));
            if (now >= nextCommit) {
                nextCommit = now + COMMIT_EVERY.toMillis();
                commit();
            }
            if (now >= nextLook) {
                nextLook = now + LOOK_EVERY.toMillis();
                log.retry();
                everySecond.run();
            }
        } catch (KafkaException e) {
            status.trouble("Kafka: " + e.getMessage());
            LOG.debug("Kafka", e);
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** It is ready when it has its partitions for the first time, and knows what was sent of them and what has become of it. */
    private void tellStart() {
        if (!isAssigned) {
            return;
        }
        isReady = lookUpReady.isDone() && !isInThePast();
        String progress = log.progress();
        String told = lookUpReady.isDone()
                ? "earlier alerts are being read"
                : "what was sent before is being read" + (progress.isEmpty() ? "" : ": " + progress);
        status.reading(isReady ? "" : told);
    }

    private void read() {
        boolean mayRead = lookUpReady.isDone() && open.count() < MOST_PENDING;
        if (mayRead) {
            consumer.resume(consumer.paused());
        } else {
            consumer.pause(consumer.assignment());
        }
        for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
            hear(message);
        }
    }

    private void hear(ConsumerRecord<String, byte[]> message) {
        newestAppended = message.timestamp();
        try {
            Alert alert = Topics.ALERTS.serde().deserializer().deserialize(message.topic(), message.value());
            if (alert != null) {
                Origin origin = new Origin(message.partition(), message.offset(), message.timestamp());
                switchboard.heard(alert, origin, System.currentTimeMillis());
            }
        } catch (RuntimeException e) {
            LOG.error("{}-{}@{} calls nobody", message.topic(), message.partition(), message.offset(), e);
            status.unreached("an alert that cannot be read, " + message.topic() + "-" + message.partition() + "@"
                    + message.offset() + ": " + e.getMessage());
        }
    }

    private void takeResults() {
        long now = System.currentTimeMillis();
        for (Lanes.Result result = lanes.poll(); result != null; result = lanes.poll()) {
            switchboard.result(result.attempt(), result.result(), now);
        }
        for (String key = log.pollFinished(); key != null; key = log.pollFinished()) {
            switchboard.finished(key);
        }
    }

    private boolean isInThePast() {
        boolean old = System.currentTimeMillis() - newestAppended > PAST.toMillis();
        return old
                && open.count() < MOST_PENDING
                && consumer.assignment().stream()
                        .anyMatch(partition -> consumer.currentLag(partition).orElse(0) > 0);
    }

    /** Commits each partition up to the first record of which a call is open, if that has moved. */
    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            long position = consumer.position(partition, BROKER_PATIENCE);
            long done = progress.committable(partition.partition(), position);
            Long before = committed.get(partition);
            if (before == null || before < done) {
                moved.put(partition, new OffsetAndMetadata(done));
            }
        }
        if (!moved.isEmpty()) {
            consumer.commitSync(moved, BROKER_PATIENCE);
            moved.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        }
        if (!log.isBehind()) {
            status.trouble("");
        }
    }

    /** Before a record of theirs is read, what the log says of them must be known. */
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
        isAssigned = true;
        lookUpReady = log.catchUp();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        try {
            takeResults();
            commit();
        } finally {
            onPartitionsLost(partitions); // whether or not the brokers took the commit, they are another's now
        }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        Set<Integer> numbers =
                partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
        switchboard.drop(numbers);
        committed.keySet().removeAll(partitions);
    }
}
