package dev.wardstream.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command's settings come from. */
final class SettingsOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings that differ from the defaults; wardstream.conf in the jar documents them all."
                    + " The environment wins over it (WARDSTREAM_HTTP_PORT for http.port).")
    private @Nullable Path file;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "The Kafka cluster; the same as -K bootstrap.servers=HOST:PORT.")
    private @Nullable String bootstrap;

    @Option(
            names = {"-K", "--kafka"},
            paramLabel = "NAME=VALUE",
            description = "Any property of Kafka's clients, such as -K security.protocol=SASL_SSL.")
    private Map<String, String> kafka = new HashMap<>();

    /** @throws IllegalArgumentException naming the setting that is wrong */
    MonitorConfig load() {
        return MonitorConfig.load(file, System.getenv()).withKafka(overriding());
    }

    /**
     * The same, of a cluster that answers.
     *
     * @throws org.apache.kafka.common.KafkaException naming the address where nobody answers
     */
    MonitorConfig loadAnswering() {
        MonitorConfig config = load();
        BrokerCheck.require(config);
        return config;
    }

    /** Whether anything names a cluster, so that the embedded broker is not what is meant. */
    boolean nameACluster() {
        return file != null
                || overriding().containsKey("bootstrap.servers")
                || System.getenv().containsKey(Settings.variableOf("kafka.bootstrap.servers"));
    }

    private Map<String, String> overriding() {
        Map<String, String> all = new HashMap<>(kafka);
        if (bootstrap != null) {
            all.put("bootstrap.servers", bootstrap);
        }
        return all;
    }
}
