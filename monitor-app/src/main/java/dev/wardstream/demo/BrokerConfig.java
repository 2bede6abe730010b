package dev.wardstream.demo;

import dev.wardstream.demo.EmbeddedBroker.External;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration of a broker that is a whole cluster alone, as {@code server.properties} would hold it. */
record BrokerConfig(
        Path data, int port, int controllerPort, @Nullable External external) {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String MEBIBYTE_64 = "67108864";

    Map<String, String> toProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", String.valueOf(NODE_ID));
        properties.put("log.dirs", data.toString());
        putListeners(properties);
        putSingleNode(properties);
        putSizes(properties);
        putThreads(properties);
        // Topics are created with their settings or not at all.
        properties.put("auto.create.topics.enable", "false");
        return properties;
    }

    /** The properties as program arguments, {@code name=value} each. */
    List<String> toArguments() {
        return toProperties().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    private void putListeners(Map<String, String> properties) {
        String controller = "127.0.0.1:" + controllerPort;
        String listeners = "INTERNAL://127.0.0.1:" + port;
        String advertised = listeners;
        listeners += "," + CONTROLLER_LISTENER + "://" + controller;
        if (external != null) {
            listeners += ",EXTERNAL://0.0.0.0:" + external.port();
            advertised += ",EXTERNAL://" + external.host() + ":" + external.port();
        }
        properties.put("listeners", listeners);
        properties.put("advertised.listeners", advertised);
        properties.put(
                "listener.security.protocol.map",
                "INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        properties.put("inter.broker.listener.name", "INTERNAL");
        properties.put("controller.listener.names", CONTROLLER_LISTENER);
        properties.put("controller.quorum.voters", NODE_ID + "@" + controller);
    }

    private static void putSingleNode(Map<String, String> properties) {
        properties.put("default.replication.factor", "1");
        properties.put("min.insync.replicas", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        // Nobody else is about to join the group: assign partitions at once.
        properties.put("group.initial.rebalance.delay.ms", "0");
        // After kill -9 the controller must first notice that the node's former self is gone.
        properties.put("broker.session.timeout.ms", "3000");
        properties.put("broker.heartbeat.interval.ms", "500");
        // A killed pipeline's open transaction holds readers of committed records up until it is aborted.
        properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    }

    /** Its clients are one monitor's: more threads only take work from each other, and wake up for it. */
    private static void putThreads(Map<String, String> properties) {
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("group.coordinator.threads", "1");
    }

    private static void putSizes(Map<String, String> properties) {
        // Fewer internal partitions than a cluster's 50 start and recover faster.
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("share.coordinator.state.topic.num.partitions", "4");
        // A bound per partition for topics that set none of their own: 256 MiB or a week.
        properties.put("log.retention.bytes", "268435456");
        properties.put("log.retention.hours", "168");
        properties.put("log.segment.bytes", MEBIBYTE_64);
        properties.put("offsets.topic.segment.bytes", MEBIBYTE_64);
        properties.put("transaction.state.log.segment.bytes", MEBIBYTE_64);
        properties.put("share.coordinator.state.topic.segment.bytes", MEBIBYTE_64);
        properties.put("metadata.log.segment.bytes", MEBIBYTE_64);
        // The cleaner's default buffer of 128 MiB would be most of this broker's heap.
        properties.put("log.cleaner.dedupe.buffer.size", "16777216");
    }
}
