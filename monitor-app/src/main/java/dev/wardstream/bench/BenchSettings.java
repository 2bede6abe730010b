package dev.wardstream.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is measured, and on what.
 *
 * @param kafka properties for every Kafka client, bootstrap.servers among them
 * @param partitions of every topic
 * @param threads stream threads of each process
 * @param commitInterval of every part: under exactly-once an alert waits for it
 * @param patientMemory how much of the heap each monitor may fill with patients, bytes by estimate
 * @param folder where state and logs are kept
 */
public record BenchSettings(
        Map<String, Object> kafka,
        int partitions,
        int replicationFactor,
        int threads,
        Duration commitInterval,
        long patientMemory,
        Path folder,
        Work work) {
    public BenchSettings {
        kafka = Map.copyOf(kafka);
    }

    /**
     * What is to be done.
     *
     * @param patients simulated, each with one sample a second
     * @param seconds of the ward's life
     * @param seed the same one gives the same samples
     * @param runs how often all parts are measured
     * @param dslTime how long the part that is far slower than the others is measured
     * @param instances how many monitors share the work, one measurement each
     * @param live beds in real time, one measurement each
     * @param restart whether it is measured how long a start takes, also after a kill
     */
    public record Work(
            int patients,
            int seconds,
            long seed,
            int runs,
            Set<Part> parts,
            Duration dslTime,
            List<Integer> instances,
            Live live,
            boolean restart) {
        public Work {
            require(patients >= 1, "--patients must be 1 or more: " + patients);
            require(seconds >= 1, "--seconds must be 1 or more: " + seconds);
            require(runs >= 1, "--runs must be 1 or more: " + runs);
            instances.forEach(count -> require(count >= 1, "--instances must each be 1 or more: " + count));
            parts = Set.copyOf(parts);
            instances = List.copyOf(instances);
        }
    }

    /**
     * Wards in real time.
     *
     * @param beds of each ward; 0 stands for half of what the monitor has just been measured at, and no more than its patients
     * @param warmUp before anything counts
     */
    public record Live(List<Integer> beds, Duration warmUp, Duration time) {
        public Live {
            beds.forEach(count -> require(count >= 0, "there cannot be " + count + " beds"));
            beds = List.copyOf(beds);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
