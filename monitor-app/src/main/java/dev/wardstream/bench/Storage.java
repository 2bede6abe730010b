package dev.wardstream.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.InterruptException;

/**
 * What the monitor has left on disks.
 *
 * @param topics bytes by topic, compressed, over all copies; of a compacted one also what is not compacted yet
 * @param state bytes of its state folder
 */
public record Storage(Map<String, Long> topics, long state) {
    static Storage of(Admin admin, Path stateFolder) {
        Map<String, Long> topics = new TreeMap<>();
        try {
            var brokers =
                    admin.describeCluster().nodes().get().stream().map(Node::id).toList();
            for (Map<String, LogDirDescription> ofBroker :
                    admin.describeLogDirs(brokers).allDescriptions().get().values()) {
                for (LogDirDescription folder : ofBroker.values()) {
                    folder.replicaInfos().forEach((partition, copy) -> {
                        if (isOfTheMonitor(partition.topic())) {
                            topics.merge(partition.topic(), copy.size(), Long::sum);
                        }
                    });
                }
            }
        } catch (ExecutionException e) {
            throw new KafkaException("cannot tell how large the topics are: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        topics.values().removeIf(bytes -> bytes == 0);
        return new Storage(topics, bytesIn(stateFolder));
    }

    /** Not its peers', nor Kafka's own. */
    private static boolean isOfTheMonitor(String topic) {
        return topic.startsWith(BenchTopics.APPLICATIONS + Part.MONITOR.id())
                || !(topic.startsWith("bench") || topic.startsWith("__"));
    }

    private static long bytesIn(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }
}
