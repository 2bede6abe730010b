package dev.wardstream.simulate;

import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.PatientId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Sends a feed's samples so that a monitor reads each patient's in the feed's order. Kafka keeps an order within a partition only,
 * and two devices of one patient are on two topics or two partitions. So a sample of another device than the patient's last one
 * waits, and with it all that follow it, until the monitor has read that last one. No other patient waits for it, and who wears one
 * device never waits. Devices stay on their patients.
 *
 * <p>One thread takes the feed, another releases what waits, and the producer's own says what was acknowledged.
 */
final class PatientOrder {
    /** Samples that may wait, of all patients together. Then the feed should wait as well: it may be endless. */
    private static final int ROOM = 10_000;

    private final Sender sender;
    private final Map<DeviceId, Lane> lanes = new HashMap<>();
    private final List<Lane> all;
    private int waiting;

    /** Hands samples to a producer. */
    @FunctionalInterface
    interface Sender {
        /** @param acknowledged is told, on any thread, where the broker has put it */
        void send(Emission emission, Consumer<RecordMetadata> acknowledged);
    }

    PatientOrder(Collection<Assignments> worn, Sender sender) {
        this.sender = sender;
        Map<PatientId, List<Assignments>> devices = worn.stream()
                .collect(Collectors.groupingBy(
                        assignments -> assignments.newest().patient()));
        devices.values().stream().filter(its -> its.size() > 1).forEach(its -> {
            Lane lane = new Lane();
            its.forEach(assignments -> lanes.put(assignments.device(), lane));
        });
        all = lanes.values().stream().distinct().toList();
    }

    /** Whether anybody wears more than one device: otherwise nothing will ever wait. */
    boolean isNeeded() {
        return !all.isEmpty();
    }

    /** Sends a sample, now or when it is its turn. */
    void take(Emission emission) {
        Lane lane = lanes.get(emission.device());
        if (lane == null) {
            sender.send(emission, placed -> {});
            return;
        }
        synchronized (this) {
            if (lane.waiting.isEmpty() && lane.mayGo(emission, Map.of())) {
                send(lane, emission);
            } else {
                lane.waiting.add(emission);
                waiting++;
            }
        }
    }

    /**
     * Sends what waits and may go by now.
     *
     * @param readTo asks how far the monitor has read some partitions: the offset of the next record of each
     */
    void release(Function<Set<TopicPartition>, Map<TopicPartition, Long>> readTo) {
        Set<TopicPartition> awaited = awaited();
        if (!awaited.isEmpty()) {
            // Asked without the lock: the feed goes on meanwhile.
            release(readTo.apply(awaited));
        }
    }

    /** Sends all that waits, whatever has been read; returns how many those were. */
    synchronized int giveUp() {
        int those = waiting;
        for (Lane lane : all) {
            while (!lane.waiting.isEmpty()) {
                sendNext(lane);
            }
        }
        return those;
    }

    /** How many wait. */
    synchronized int waiting() {
        return waiting;
    }

    /** Waits until there is room for more of the feed, but no longer than some milliseconds; returns whether there is. */
    boolean awaitRoom(long millis) throws InterruptedException {
        return awaitFewer(ROOM, millis);
    }

    /** Likewise, until nothing waits. */
    boolean awaitNothing(long millis) throws InterruptedException {
        return awaitFewer(1, millis);
    }

    private synchronized boolean awaitFewer(int than, long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        while (waiting >= than && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        }
        return waiting < than;
    }

    private synchronized Set<TopicPartition> awaited() {
        return all.stream()
                .filter(lane -> !lane.waiting.isEmpty())
                .map(Lane::awaited)
                .filter(Objects::nonNull)
                .map(PatientOrder::partitionOf)
                .collect(Collectors.toSet());
    }

    private synchronized void release(Map<TopicPartition, Long> readTo) {
        for (Lane lane : all) {
            while (!lane.waiting.isEmpty() && lane.mayGo(lane.waiting.element(), readTo)) {
                sendNext(lane);
            }
        }
        notifyAll();
    }

    private void sendNext(Lane lane) {
        waiting--;
        send(lane, lane.waiting.remove());
    }

    private void send(Lane lane, Emission emission) {
        lane.device = emission.device();
        lane.unacknowledged.incrementAndGet();
        sender.send(emission, placed -> {
            lane.last = placed;
            lane.unacknowledged.decrementAndGet();
        });
    }

    private static TopicPartition partitionOf(RecordMetadata placed) {
        return new TopicPartition(placed.topic(), placed.partition());
    }

    /** One patient's samples. What the producer's thread says takes no lock: who holds it may be waiting for that thread. */
    private static final class Lane {
        private final Deque<Emission> waiting = new ArrayDeque<>();
        private final AtomicInteger unacknowledged = new AtomicInteger();
        private @Nullable DeviceId device;
        private volatile @Nullable RecordMetadata last;

        /** What must be read before another device's sample may go; null while that is not known. */
        @Nullable RecordMetadata awaited() {
            return unacknowledged.get() == 0 ? last : null;
        }

        boolean mayGo(Emission emission, Map<TopicPartition, Long> readTo) {
            if (device == null || device.equals(emission.device())) {
                return true;
            }
            RecordMetadata before = awaited();
            return before != null && readTo.getOrDefault(partitionOf(before), 0L) > before.offset();
        }
    }
}
