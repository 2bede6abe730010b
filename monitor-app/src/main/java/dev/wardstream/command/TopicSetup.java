package dev.wardstream.command;

import dev.wardstream.wire.Topic;
import dev.wardstream.wire.TopicCreator;
import dev.wardstream.wire.TopicReport;
import dev.wardstream.wire.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** Creates the topics as designed, those of the vendors included. */
final class TopicSetup {
    private TopicSetup() {}

    static TopicReport create(MonitorConfig config, Collection<String> vendors) {
        List<Topic<?>> topics = new ArrayList<>(Topics.ALL);
        vendors.forEach(vendor -> topics.add(Topics.rawVitals(vendor)));
        BrokerCheck.require(config);
        try (Admin admin = Admin.create(config.kafka())) {
            return new TopicCreator(
                            admin, config.topics().partitions(), config.topics().replicationFactor())
                    .create(topics);
        }
    }
}
