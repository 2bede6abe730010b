package dev.wardstream.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one instance of the monitor runs.
 *
 * @param kafka properties for every Kafka client, bootstrap.servers among them
 * @param applicationId names the consumer group and the internal topics; the same on every instance
 * @param replicationFactor copies of the internal topics that keep the state
 * @param commitInterval under exactly-once, how long an alert waits before anyone can read it
 * @param plainInterval how long what no alert comes of may wait, as most samples; the same where all is to be committed alike
 * @param slowAfter how long alarms may be behind before the monitor is not well; null where nobody is to know, as in a replay
 */
public record MonitorSettings(
        Map<String, Object> kafka,
        String applicationId,
        int threads,
        Duration commitInterval,
        Duration plainInterval,
        Path stateDirectory,
        int replicationFactor,
        @Nullable Duration slowAfter) {
    public MonitorSettings {
        kafka = Map.copyOf(kafka);
    }

    /** One that commits all alike, and of which nobody is to know how far it is behind. */
    public MonitorSettings(
            Map<String, Object> kafka,
            String applicationId,
            int threads,
            Duration commitInterval,
            Path stateDirectory,
            int replicationFactor) {
        this(kafka, applicationId, threads, commitInterval, commitInterval, stateDirectory, replicationFactor, null);
    }

    /** Whether what no alert comes of waits longer than an alert. */
    boolean plainSamplesWait() {
        return plainInterval.compareTo(commitInterval) > 0;
    }
}
