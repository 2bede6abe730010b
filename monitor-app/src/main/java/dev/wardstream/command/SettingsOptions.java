package dev.wardstream.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command's settings come from. */
final class SettingsOptions {
    /** What Kafka's clients call their secrets, with a prefix such as producer. or without. */
    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(password|passwd|passphrase|secret|jaas\\.config|credential|user\\.info|keystore\\.key|\\.token)");

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
            description = "Any property of Kafka's clients but a secret, such as -K security.protocol=SASL_SSL.")
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

    /** Where the settings come from, in words. No value is told: some are secrets. */
    String places() {
        Stream<String> variables =
                System.getenv().keySet().stream().filter(Settings::isSetting).sorted();
        return Stream.of(
                        Stream.of(
                                file == null
                                        ? "the defaults"
                                        : String.valueOf(file.toAbsolutePath().normalize())),
                        variables,
                        overriding().keySet().stream().sorted().map(name -> "-K " + name))
                .flatMap(places -> places)
                .collect(Collectors.joining(", "));
    }

    /** Whether anything names a cluster, so that the embedded broker is not what is meant. */
    boolean nameACluster() {
        return file != null
                || overriding().containsKey("bootstrap.servers")
                || System.getenv().containsKey(Settings.variableOf("kafka.bootstrap.servers"));
    }

    static boolean isSecret(String property) {
        return SECRET.matcher(property).matches();
    }

    /** Everybody on the machine sees a command line, and the shell keeps it. */
    private static void requireNoSecret(String property) {
        if (isSecret(property)) {
            throw new IllegalArgumentException("-K " + property + ": a command line is seen by others and kept by the"
                    + " shell. Give it as " + Settings.variableOf("kafka." + property)
                    + ", or in the file of --config as"
                    + " kafka { \"" + property + "\" = \"…\" }");
        }
    }

    private Map<String, String> overriding() {
        kafka.keySet().forEach(SettingsOptions::requireNoSecret);
        Map<String, String> all = new HashMap<>(kafka);
        if (bootstrap != null) {
            all.put("bootstrap.servers", bootstrap);
        }
        return all;
    }
}
