package dev.wardstream.wire;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * A topic: its name, what its values are and how long they are kept. Keys are text: a patient's or a device's id.
 *
 * <p>Every topic has LogAppendTime: a record's timestamp is when the broker took it, so retention means how long a record
 * has been here. Under CreateTime a recording from years ago would be deleted as soon as it was published, and one with
 * dates in the future refused. What was when is in the values.
 *
 * @param <V> the type of its values
 * @param retention how long a record stays; null for ever
 * @param largestBatch {@code max.message.bytes}; null for the broker's default
 */
public record Topic<V>(
        String name,
        Serde<V> serde,
        Cleanup cleanup,
        @Nullable Duration retention,
        @Nullable Integer largestBatch) {

    static final String APPEND_TIME = "LogAppendTime";

    /** What happens to old records. */
    public enum Cleanup {
        /** They go when their time is over. */
        DELETE,
        /** The newest of each key stays. */
        COMPACT,
        /** The newest of each key stays until its time is over. */
        COMPACT_AND_DELETE
    }

    /** The settings that the broker keeps for this topic. */
    public Map<String, String> config() {
        Map<String, String> config = new LinkedHashMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, policy());
        config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, APPEND_TIME);
        if (cleanup != Cleanup.COMPACT) {
            config.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention == null ? -1 : retention.toMillis()));
        }
        if (retention == null) {
            // For ever means also: however much it grows, whatever the broker's own bound.
            config.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        }
        if (largestBatch != null) {
            config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, largestBatch.toString());
        }
        return config;
    }

    @Override
    public String toString() {
        return name;
    }

    private String policy() {
        return switch (cleanup) {
            case DELETE -> TopicConfig.CLEANUP_POLICY_DELETE;
            case COMPACT -> TopicConfig.CLEANUP_POLICY_COMPACT;
            case COMPACT_AND_DELETE -> TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE;
        };
    }
}
