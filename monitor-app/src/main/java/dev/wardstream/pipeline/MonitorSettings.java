package dev.wardstream.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How one instance of the monitor runs.
 *
 * @param kafka properties for every Kafka client, bootstrap.servers among them
 * @param applicationId names the consumer group and the internal topics; the same on every instance
 * @param replicationFactor copies of the internal topics that keep the state
 * @param commitInterval under exactly-once, how long an alert waits before anyone can read it
 */
public record MonitorSettings(
        Map<String, Object> kafka,
        String applicationId,
        int threads,
        Duration commitInterval,
        Path stateDirectory,
        int replicationFactor) {
    public MonitorSettings {
        kafka = Map.copyOf(kafka);
    }
}
