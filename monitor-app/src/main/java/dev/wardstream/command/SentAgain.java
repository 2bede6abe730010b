package dev.wardstream.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Which quarantined records were sent again: those that lie before where a replay has got to. Each choice of vendor and reason is a
 * replay, and a consumer group, of its own.
 */
final class SentAgain {
    private static final String GROUP = "wardstream-quarantine-replay";

    private final Map<String, Map<TopicPartition, OffsetAndMetadata>> replays;

    private SentAgain(Map<String, Map<TopicPartition, OffsetAndMetadata>> replays) {
        this.replays = replays;
    }

    /** The group of the replay of these records; null means those of all vendors, or with any reason. */
    static String group(@Nullable String vendor, @Nullable String reason) {
        return GROUP + (vendor == null ? "" : "-" + vendor) + (reason == null ? "" : "-" + reason);
    }

    /** As far as all replays have got. */
    static SentAgain of(Map<String, Object> kafka) {
        try (Admin admin = Admin.create(kafka)) {
            Map<String, ListConsumerGroupOffsetsSpec> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .filter(name -> name.startsWith(GROUP))
                    .collect(Collectors.toMap(name -> name, name -> new ListConsumerGroupOffsetsSpec()));
            return new SentAgain(
                    groups.isEmpty()
                            ? Map.of()
                            : new HashMap<>(
                                    admin.listConsumerGroupOffsets(groups).all().get()));
        } catch (ExecutionException e) {
            throw new KafkaException("cannot tell what was sent again: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    boolean has(QuarantinedRecord record) {
        TopicPartition partition =
                new TopicPartition(record.record().topic(), record.record().partition());
        return record.canBeReplayed()
                && List.of(
                                group(null, null),
                                group(record.vendor(), null),
                                group(null, record.reason()),
                                group(record.vendor(), record.reason()))
                        .stream()
                        .map(group -> replays.getOrDefault(group, Map.of()).get(partition))
                        .anyMatch(offset -> offset != null && record.record().offset() < offset.offset());
    }
}
