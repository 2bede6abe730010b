package dev.wardstream.command;

import dev.wardstream.wire.Topic;
import dev.wardstream.wire.TopicCreator;
import dev.wardstream.wire.TopicReport;
import dev.wardstream.wire.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Creates the topics as designed, those of the vendors included. */
final class TopicSetup {
    private static final int TIME_TO_ANSWER_MS = 15_000;

    private TopicSetup() {}

    static TopicReport create(MonitorConfig config, Collection<String> vendors) {
        List<Topic<?>> topics = new ArrayList<>(Topics.ALL);
        vendors.forEach(vendor -> topics.add(Topics.rawVitals(vendor)));
        try (Admin admin = Admin.create(config.kafka())) {
            requireBroker(admin, config.bootstrapServers());
            return new TopicCreator(
                            admin, config.topics().partitions(), config.topics().replicationFactor())
                    .create(topics);
        }
    }

    /** Says within seconds that nobody is there, which every call of its own would say after a minute and by its own name. */
    private static void requireBroker(Admin admin, String bootstrapServers) {
        try {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(TIME_TO_ANSWER_MS))
                    .nodes()
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "no Kafka broker answers at " + bootstrapServers + " ("
                            + e.getCause().getMessage() + "): start it, or name another with --bootstrap",
                    e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
