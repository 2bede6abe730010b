package dev.wardstream.archive;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Waits until the archive's group, this instance or another, has committed what the topics hold. */
final class CatchUp {
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private final Map<String, Object> properties;
    private final String group;
    private final List<String> topics;

    CatchUp(Map<String, Object> consumerProperties, List<String> topics) {
        this.properties = new HashMap<>(consumerProperties);
        // Of the consumer's properties only those that lead to the brokers mean anything to an admin client.
        this.properties.keySet().retainAll(AdminClientConfig.configNames());
        this.group = String.valueOf(consumerProperties.get(ConsumerConfig.GROUP_ID_CONFIG));
        this.topics = topics;
    }

    boolean await(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        try (Admin admin = Admin.create(properties)) {
            Map<TopicPartition, Long> ends = ends(admin);
            while (!reached(admin, ends)) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            }
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot tell how far the archive is: " + e.getMessage(), e);
        }
    }

    private Map<TopicPartition, Long> ends(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                .all()
                .get()
                .forEach((partition, result) -> ends.put(partition, result.offset()));
        return ends;
    }

    private boolean reached(Admin admin, Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata offset = committed.get(end.getKey());
            return end.getValue() == 0 || (offset != null && offset.offset() >= end.getValue());
        });
    }
}
