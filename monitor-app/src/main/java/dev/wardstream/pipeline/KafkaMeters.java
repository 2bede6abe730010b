package dev.wardstream.pipeline;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Of the thousands of meters that Kafka's clients offer, those that an operator acts on. Bounded: by the partitions of our topics
 * and the threads of this instance.
 */
public final class KafkaMeters {
    /** As Micrometer names them. */
    private static final Set<String> KEPT = Set.of(
            "kafka.consumer.fetch.manager.records.lag",
            "kafka.consumer.fetch.manager.records.consumed.total",
            "kafka.consumer.coordinator.rebalance.total",
            "kafka.consumer.coordinator.failed.rebalance.total",
            "kafka.consumer.coordinator.last.heartbeat.seconds.ago",
            "kafka.producer.record.error.total",
            "kafka.producer.record.retry.total",
            "kafka.producer.request.latency.avg",
            "kafka.stream.alive.stream.threads",
            "kafka.stream.failed.stream.threads",
            "kafka.stream.thread.commit.latency.avg",
            "kafka.stream.thread.commit.latency.max",
            "kafka.stream.thread.commit.total",
            "kafka.stream.thread.process.ratio",
            "kafka.stream.thread.process.total",
            "kafka.stream.thread.poll.ratio",
            "kafka.stream.task.dropped.records.total");

    /** A process has a new one at each start, and a series that never comes back is kept for ever. */
    private static final Pattern PROCESS =
            Pattern.compile("-?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private KafkaMeters() {}

    /** Lets a registry keep those only, under names that stay the same from one start to the next. */
    public static void keepUseful(MeterRegistry registry) {
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                boolean needless =
                        id.getName().startsWith("kafka.") && (!KEPT.contains(id.getName()) || isRepeated(id));
                return needless ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
            }

            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().startsWith("kafka.") ? id.replaceTags(stable(id.getTags())) : id;
            }
        });
    }

    /** Kafka tells of a topic with dots in its name twice, the second time with underscores; none of ours has any. */
    private static boolean isRepeated(Meter.Id id) {
        String topic = id.getTag("topic");
        return topic != null && topic.indexOf('_') >= 0;
    }

    private static List<Tag> stable(List<Tag> tags) {
        List<Tag> stable = new ArrayList<>();
        for (Tag tag : tags) {
            stable.add(Tag.of(tag.getKey(), PROCESS.matcher(tag.getValue()).replaceAll("")));
        }
        return stable;
    }
}
