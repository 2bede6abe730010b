package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

/** What the monitor asks of its Kafka clients, and what an operator may ask in its place. */
class ClientSettingsTest {
    @Test
    void aBatchWaitsForMoreButNeverAsLongAsACommit() {
        for (long interval : new long[] {0, 1, 30, 500}) {
            Map<String, Object> producer = producer(Map.of(), Duration.ofMillis(interval));

            long linger = Long.parseLong(String.valueOf(producer.get(ProducerConfig.LINGER_MS_CONFIG)));
            assertThat(linger).isBetween(0L, Math.max(0, interval - 1));
        }
        assertThat(producer(Map.of(), Duration.ofMillis(30)))
                .containsEntry(ProducerConfig.LINGER_MS_CONFIG, 20L)
                .containsEntry(ProducerConfig.BATCH_SIZE_CONFIG, 65_536)
                .containsEntry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    }

    @Test
    void anOperatorsOwnWordOnTheProducersHolds() {
        Map<String, Object> producer = producer(
                Map.of(
                        "producer.linger.ms", "5",
                        "producer.batch.size", "16384",
                        "producer.compression.type", "zstd"),
                Duration.ofMillis(30));

        assertThat(producer)
                .containsEntry(ProducerConfig.LINGER_MS_CONFIG, "5")
                .containsEntry(ProducerConfig.BATCH_SIZE_CONFIG, "16384")
                .containsEntry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    }

    @Test
    void whatIsOwedACommitDoesNotWaitForARecordThatNeverComes() {
        Properties waiting = Monitor.properties(settings(Duration.ofMillis(30), Duration.ofMillis(500)));

        assertThat(waiting).containsEntry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 500L);
        assertThat(waiting).containsEntry(StreamsConfig.POLL_MS_CONFIG, 30L);
        assertThat(Monitor.properties(settings(Duration.ZERO, Duration.ofMillis(500))))
                .as("a thread that waits at no record does nothing else")
                .containsEntry(StreamsConfig.POLL_MS_CONFIG, 10L);
        assertThat(Monitor.properties(settings(Duration.ofMillis(30), Duration.ofMillis(30))))
                .containsEntry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 30L)
                .doesNotContainKey(StreamsConfig.POLL_MS_CONFIG);
    }

    private static MonitorSettings settings(Duration commitInterval, Duration plainInterval) {
        return new MonitorSettings(
                Map.of("bootstrap.servers", "localhost:9092"),
                "monitor",
                1,
                commitInterval,
                plainInterval,
                Path.of("state"),
                1,
                null);
    }

    /** As Kafka Streams hands them to its producers. */
    private static Map<String, Object> producer(Map<String, Object> own, Duration commitInterval) {
        Map<String, Object> kafka = new HashMap<>(own);
        kafka.put("bootstrap.servers", "localhost:9092");
        MonitorSettings settings = new MonitorSettings(kafka, "monitor", 1, commitInterval, Path.of("state"), 1);
        return new StreamsConfig(Monitor.properties(settings)).getProducerConfigs("test");
    }
}
