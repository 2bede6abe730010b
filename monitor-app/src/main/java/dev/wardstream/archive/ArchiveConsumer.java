package dev.wardstream.archive;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.RangeAssignor;

/** The properties of the archive's consumer. */
final class ArchiveConsumer {
    /** A pause that fills writes at low rates and that nobody who looks at a dashboard notices. */
    private static final int GATHER_MILLIS = 500;

    private ArchiveConsumer() {}

    /** What the operator gave, over our defaults and under what the guarantees rest on. */
    static Map<String, Object> properties(ArchiveSettings settings, Map<String, Object> given) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, Archive.GROUP);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, Archive.GROUP);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 15_000);
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 64 * 1024);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, GATHER_MILLIS);
        properties.putAll(given);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A patient's topics are one archive's: only who has all of them can tell how the patient stands.
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchSize());
        return properties;
    }
}
