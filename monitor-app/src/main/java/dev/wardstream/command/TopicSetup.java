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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics as designed, those of the vendors included. */
final class TopicSetup {
    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);

    private TopicSetup() {}

    static TopicReport create(MonitorConfig config, Collection<String> vendors) {
        List<Topic<?>> topics = new ArrayList<>(Topics.ALL);
        vendors.forEach(vendor -> topics.add(Topics.rawVitals(vendor)));
        BrokerCheck.require(config);
        try (Admin admin = Admin.create(config.kafka())) {
            TopicReport report = new TopicCreator(
                            admin, config.topics().partitions(), config.topics().replicationFactor())
                    .create(topics);
            report.differing().forEach(one -> LOG.warn("{}", one.text()));
            return report;
        }
    }

    /**
     * Refuses to go on where a monitor runs on the cluster already: one that replays would take patients from it.
     *
     * @throws IllegalStateException if its group has members
     */
    static void requireNoMonitor(MonitorConfig config) {
        String group = config.monitor().applicationId();
        try (Admin admin = Admin.create(config.kafka())) {
            boolean runs = admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .anyMatch(description -> !description.members().isEmpty());
            if (runs) {
                throw new IllegalStateException(
                        "a monitor runs on " + config.bootstrapServers() + " as '" + group
                                + "', and a replay would take its patients over: stop it, or give the replay a cluster of its own");
            }
        } catch (ExecutionException e) {
            // A group that was never there has no members.
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw new KafkaException("cannot tell whether a monitor runs: " + e.getMessage(), e);
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
