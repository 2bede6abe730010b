package dev.wardstream.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main class of the embedded broker's process; its arguments are broker properties, {@code name=value} each. */
final class BrokerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerProcess.class);
    // The same on every start, so that formatting a data directory again is no conflict but nothing to do.
    private static final String CLUSTER_ID = "wardstream-embedded";

    private BrokerProcess() {}

    public static void main(String[] arguments) {
        // The shutdown hook waits for the parent; a broker that gives up must not wait with it.
        Exit.setExitProcedure((status, message) -> Runtime.getRuntime().halt(status));
        ChildService.run(parent -> start(arguments));
    }

    private static AutoCloseable start(String[] arguments) throws Exception {
        Map<String, String> properties = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            properties.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        format(Path.of(properties.getOrDefault("log.dirs", "")));
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        server.startup();
        LOG.info("serves {}", properties.get("listeners"));
        return () -> {
            server.shutdown();
            server.awaitShutdown();
        };
    }

    /** Makes the data directory a new cluster's, unless it is one already. */
    private static void format(Path data) throws Exception {
        Files.createDirectories(data);
        new Formatter()
                .setPrintStream(System.err)
                .setNodeId(BrokerConfig.NODE_ID)
                .setClusterId(CLUSTER_ID)
                .setControllerListenerName(BrokerConfig.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(data.toString())
                .setDirectories(Set.of(data.toString()))
                .setIgnoreFormatted(true)
                .run();
    }
}
