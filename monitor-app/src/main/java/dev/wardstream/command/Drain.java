package dev.wardstream.command;

import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** Waits until the pipeline has finished with all that is on its topics. */
final class Drain {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Admin admin;
    private final String applicationId;

    Drain(Admin admin, String applicationId) {
        this.admin = admin;
        this.applicationId = applicationId;
    }

    /**
     * Waits until nothing is left to process.
     *
     * @param vendors whose raw topics are read
     * @param left is told again and again how many records are left
     * @param patience how long the pipeline may make no progress at all
     */
    void await(Collection<String> vendors, LongConsumer left, Duration patience) throws InterruptedException {
        long before = Long.MAX_VALUE;
        long progressAt = System.nanoTime();
        while (true) {
            // In this order: what the intake has committed is on patient.vitals by then.
            long lag = lagOf(vendors.stream()
                            .map(vendor -> Topics.rawVitals(vendor).name())
                            .toList())
                    + lagOf(List.of(Topics.PATIENT_VITALS.name()));
            left.accept(lag);
            if (lag == 0) {
                return;
            }
            if (lag != before) {
                before = lag;
                progressAt = System.nanoTime();
            } else if (System.nanoTime() - progressAt > patience.toNanos()) {
                throw new IllegalStateException("the pipeline has not moved for " + patience.toSeconds() + " s, " + lag
                        + " records are left; its log says why");
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** To the very end, also of what is not committed yet: a transaction's topics do not show its end at the same moment. */
    private long lagOf(Collection<String> topics) {
        try {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .values()
                    .forEach(topic -> topic.partitions()
                            .forEach(partition -> latest.put(
                                    new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest())));
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(applicationId)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var ends = admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .all()
                    .get();
            return ends.entrySet().stream()
                    .mapToLong(end -> {
                        OffsetAndMetadata done = committed.get(end.getKey());
                        return Math.max(0, end.getValue().offset() - (done == null ? 0 : done.offset()));
                    })
                    .sum();
        } catch (ExecutionException e) {
            throw new KafkaException("cannot tell how far the pipeline is: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
