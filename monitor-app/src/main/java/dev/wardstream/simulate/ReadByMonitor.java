package dev.wardstream.simulate;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** How far a monitor has read: what it has committed, together with all that it made of it. */
final class ReadByMonitor implements AutoCloseable {
    private final Admin admin;
    private final String group;

    /** @param group of the monitor's consumers */
    ReadByMonitor(Map<String, Object> kafka, String group) {
        this.admin = Admin.create(kafka);
        this.group = group;
    }

    /** The offset of the next record of each partition; none of those that it has not begun. */
    Map<TopicPartition, Long> to(Set<TopicPartition> partitions) {
        try {
            Map<TopicPartition, Long> next = new HashMap<>();
            admin.listConsumerGroupOffsets(
                            Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(partitions)))
                    .partitionsToOffsetAndMetadata(group)
                    .get()
                    .forEach((partition, offset) -> put(next, partition, offset));
            return next;
        } catch (ExecutionException e) {
            throw new KafkaException("cannot tell how far the monitor has read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static void put(
            Map<TopicPartition, Long> next, TopicPartition partition, @Nullable OffsetAndMetadata offset) {
        if (offset != null) {
            next.put(partition, offset.offset());
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
