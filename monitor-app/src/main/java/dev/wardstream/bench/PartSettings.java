package dev.wardstream.bench;

import dev.wardstream.pipeline.MonitorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a part's process is told.
 *
 * @param patientMemory how much of the heap a monitor may fill with patients, bytes by estimate
 * @param live whether it runs on the wall clock, as a ward does; otherwise on each patient's own time
 */
record PartSettings(
        Part part,
        Map<String, String> kafka,
        String applicationId,
        int threads,
        long commitMillis,
        String stateDirectory,
        int replicationFactor,
        long patientMemory,
        boolean live) {

    MonitorSettings toMonitorSettings() {
        return new MonitorSettings(
                Map.copyOf(kafka),
                applicationId,
                threads,
                Duration.ofMillis(commitMillis),
                Path.of(stateDirectory),
                replicationFactor);
    }
}
