package dev.wardstream.command;

import dev.wardstream.simulate.Emission;
import dev.wardstream.simulate.Feed;
import dev.wardstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.utils.Utils;

/**
 * What is left of a feed of which an earlier, interrupted publishing has published a part. The feed's order is always the same and
 * Kafka's producer puts a device in the partition of its key, so as many records as a partition holds are those at the feed's
 * beginning.
 */
final class Resumed {
    private final Feed feed;
    private final Map<TopicPartition, Long> published;
    private final Map<String, Integer> partitions;
    private final Map<String, String> topics = new HashMap<>();

    private Resumed(Feed feed, Map<TopicPartition, Long> published, Map<String, Integer> partitions) {
        this.feed = feed;
        this.published = published;
        this.partitions = partitions;
    }

    /** The rest of a feed of which some may be on its topics, which no one else publishes to. */
    static Resumed of(Feed feed, Admin admin) {
        List<String> topics = feed.vendors().stream()
                .map(vendor -> Topics.rawVitals(vendor).name())
                .toList();
        try {
            Map<String, Integer> partitions = new HashMap<>();
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            admin.describeTopics(topics).allTopicNames().get().forEach((name, topic) -> {
                partitions.put(name, topic.partitions().size());
                topic.partitions()
                        .forEach(partition ->
                                latest.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest()));
            });
            Map<TopicPartition, Long> published = new HashMap<>();
            admin.listOffsets(latest).all().get().forEach((partition, end) -> published.put(partition, end.offset()));
            return new Resumed(feed, published, partitions);
        } catch (ExecutionException e) {
            throw new KafkaException("cannot tell what is published already: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** How many samples were published before. */
    long before() {
        return published.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What is left to publish. */
    Feed rest() {
        return feed.sending(all -> {
            Map<TopicPartition, Long> toSkip = new HashMap<>(published);
            return all.filter(emission -> toSkip.merge(partitionOf(emission), -1L, Long::sum) < 0);
        });
    }

    /** Where Kafka's producer puts the record, by the murmur2 hash of its key. */
    private TopicPartition partitionOf(Emission emission) {
        String topic = topics.computeIfAbsent(
                emission.vendor(), vendor -> Topics.rawVitals(vendor).name());
        byte[] key = emission.device().value().getBytes(StandardCharsets.UTF_8);
        return new TopicPartition(topic, Utils.toPositive(Utils.murmur2(key)) % partitions.getOrDefault(topic, 1));
    }
}
