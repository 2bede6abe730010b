package dev.wardstream.command;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import dev.wardstream.access.AccessSettings;
import dev.wardstream.access.MetricsToken;
import dev.wardstream.access.NetworkSettings;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.demo.LocalCluster;
import dev.wardstream.handover.HandoverSettings;
import dev.wardstream.intake.IntakeRules;
import dev.wardstream.intake.VendorProfiles;
import dev.wardstream.settings.ConfigFault;
import dev.wardstream.vitals.GlucoseUnit;
import dev.wardstream.ward.WardSettings;
import dev.wardstream.watch.HeartbeatSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All settings, read once and checked. What each means stands in {@code wardstream.conf}.
 *
 * @param kafka handed to every Kafka client as it is
 * @param calls the section notify
 */
record MonitorConfig(
        Map<String, Object> kafka,
        Topics topics,
        Monitor monitor,
        IntakeRules intake,
        @Nullable URI schemaRegistry,
        AlarmPolicy alarm,
        ModelSettings models,
        Archive archive,
        NotifyConfig calls,
        Http http,
        WardSettings ward,
        HeartbeatSettings watch,
        HandoverSettings handover) {

    /** @throws IllegalArgumentException naming the setting that is wrong and where it stands */
    static MonitorConfig load(@Nullable Path file, Map<String, String> environment) {
        return of(Settings.load(file, environment));
    }

    static MonitorConfig of(Config config) {
        try {
            Config intake = config.getConfig("intake");
            Config watch = config.getConfig("watch");
            return new MonitorConfig(
                    properties(config.getConfig("kafka")),
                    Topics.of(config.getConfig("topics")),
                    Monitor.of(config.getConfig("monitor")),
                    new IntakeRules(
                            intake.getInt("samplesPerSecond"),
                            intake.getInt("largestRecord"),
                            vendors(intake.getString("vendorProfiles")),
                            intake.getBytes("deviceMemory")),
                    intake.getString("schemaRegistry").isEmpty()
                            ? null
                            : uri("intake.schemaRegistry", intake.getString("schemaRegistry")),
                    AlarmSettings.policy(config.getConfig("alarm")),
                    ModelSettings.of(config.getConfig("models")),
                    Archive.of(config.getConfig("archive")),
                    NotifyConfig.of(config.getConfig("notify")),
                    Http.of(config.getConfig("http")),
                    new WardSettings(
                            config.getDuration("ward.history"),
                            config.getInt("ward.streams"),
                            glucoseUnit(config.getString("ward.glucoseUnit"))),
                    new HeartbeatSettings(
                            watch.getDuration("heartbeat"),
                            watch.getDuration("startWithin"),
                            watch.getString("instance")),
                    ShiftSettings.of(
                            config, !config.getString("notify.mail.host").isEmpty()));
        } catch (ConfigException e) {
            throw new IllegalArgumentException("in the settings: " + ConfigFault.of(e));
        }
    }

    /** These settings with other Kafka properties laid over them. */
    MonitorConfig withKafka(Map<String, String> properties) {
        Map<String, Object> all = new HashMap<>(kafka);
        all.putAll(properties);
        return new MonitorConfig(
                all,
                topics,
                monitor,
                intake,
                schemaRegistry,
                alarm,
                models,
                archive,
                calls,
                http,
                ward,
                watch,
                handover);
    }

    /**
     * These settings for what happened long ago: nobody is called, and the risk models, of which no alarm comes, do not take most of
     * the time.
     */
    MonitorConfig forReplay() {
        return new MonitorConfig(
                kafka,
                topics,
                monitor,
                intake,
                schemaRegistry,
                alarm,
                models.withoutRisk(),
                archive,
                calls.disabled(),
                http,
                ward,
                watch,
                handover);
    }

    /** These settings for the broker and the store that run on this machine, and state kept beside their data. */
    MonitorConfig local(LocalCluster cluster, Path folder) {
        return new MonitorConfig(
                Map.of("bootstrap.servers", cluster.broker().bootstrapServers()),
                topics,
                new Monitor(
                        monitor.applicationId(),
                        monitor.threads(),
                        monitor.commitInterval(),
                        monitor.plainInterval(),
                        LocalCluster.stateFolder(folder),
                        monitor.clock(),
                        monitor.slowAfter(),
                        monitor.patientMemory()),
                intake,
                schemaRegistry,
                alarm,
                models,
                new Archive(
                        true,
                        cluster.store().url(),
                        cluster.store().token(),
                        cluster.store().org(),
                        cluster.store().bucket()),
                calls,
                http,
                ward,
                watch,
                handover);
    }

    /** These settings with another port, unless that is null. */
    MonitorConfig withHttpPort(@Nullable Integer port) {
        return port == null
                ? this
                : new MonitorConfig(
                        kafka,
                        topics,
                        monitor,
                        intake,
                        schemaRegistry,
                        alarm,
                        models,
                        archive,
                        calls,
                        http.at(port),
                        ward,
                        watch,
                        handover);
    }

    /** Without the values of Kafka's properties, among which are passwords. */
    @Override
    public String toString() {
        return "MonitorConfig[kafka=" + kafka.keySet() + ", " + topics + ", " + monitor + ", " + intake + ", " + archive
                + ", " + calls + ", " + http + ", " + ward + ", " + watch + "]";
    }

    String bootstrapServers() {
        return String.valueOf(kafka.get("bootstrap.servers"));
    }

    /** Which topics are created, and how. */
    record Topics(int partitions, int replicationFactor, List<String> vendors) {
        Topics {
            require(partitions >= 1 && partitions <= 1000, "topics.partitions must be 1 to 1000: " + partitions);
            require(
                    replicationFactor >= 1 && replicationFactor <= 100,
                    "topics.replicationFactor must be 1 to 100: " + replicationFactor);
            vendors = List.copyOf(vendors);
        }

        static Topics of(Config config) {
            return new Topics(
                    config.getInt("partitions"), config.getInt("replicationFactor"), config.getStringList("vendors"));
        }
    }

    /**
     * How this instance of the monitor runs.
     *
     * @param patientMemory how much of the heap patients may take, bytes by estimate
     */
    record Monitor(
            String applicationId,
            int threads,
            Duration commitInterval,
            Duration plainInterval,
            Path stateDirectory,
            ClockKind clock,
            Duration slowAfter,
            long patientMemory) {
        private static final long LEAST_PATIENT_MEMORY = 1L << 20;

        Monitor {
            require(!applicationId.isBlank(), "monitor.applicationId must not be empty");
            require(threads >= 1, "monitor.threads must be 1 or more: " + threads);
            require(
                    !commitInterval.isNegative() && commitInterval.compareTo(Duration.ofSeconds(10)) <= 0,
                    "monitor.commitInterval must be 0 to 10 s, since alerts wait for it: " + commitInterval);
            require(
                    !plainInterval.isNegative() && plainInterval.compareTo(Duration.ofSeconds(10)) <= 0,
                    "monitor.plainInterval must be 0 to 10 s, since the ward page waits for it: " + plainInterval);
            require(
                    slowAfter.compareTo(Duration.ofSeconds(1)) >= 0 && slowAfter.compareTo(Duration.ofMinutes(10)) <= 0,
                    "monitor.slowAfter must be 1 s to 10 min: " + slowAfter);
            require(
                    patientMemory >= LEAST_PATIENT_MEMORY,
                    "monitor.patientMemory must be 1 MiB or more: " + patientMemory + " bytes");
        }

        static Monitor of(Config config) {
            return new Monitor(
                    config.getString("applicationId"),
                    config.getInt("threads"),
                    config.getDuration("commitInterval"),
                    config.getDuration("plainInterval"),
                    Path.of(config.getString("stateDirectory")),
                    config.getEnum(ClockKind.class, "clock"),
                    config.getDuration("slowAfter"),
                    config.getBytes("patientMemory"));
        }
    }

    /** The clocks that a settings file may name. */
    enum ClockKind {
        wall,
        event
    }

    /** Where vitals, scores and alerts are archived. */
    record Archive(boolean enabled, URI url, String token, String org, String bucket) {
        static Archive of(Config config) {
            return new Archive(
                    config.getBoolean("enabled"),
                    uri("archive.url", config.getString("url")),
                    secret(config, "token", "archive.tokenFile"),
                    config.getString("org"),
                    config.getString("bucket"));
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "Archive[enabled=" + enabled + ", url=" + url + ", org=" + org + ", bucket=" + bucket + "]";
        }
    }

    /** Where this instance answers, and whom. */
    record Http(int port, AccessSettings access) {
        Http {
            require(port >= 0 && port <= 65_535, "http.port must be 0 to 65535: " + port);
            URI publicUrl = access.publicUrl();
            require(
                    publicUrl == null || (publicUrl.getQuery() == null && publicUrl.getFragment() == null),
                    "http.publicUrl must be http(s)://host, with a path at most");
        }

        static Http of(Config config) {
            String publicUrl = config.getString("publicUrl");
            String users = config.getString("users");
            return new Http(
                    config.getInt("port"),
                    new AccessSettings(
                            config.getString("host"),
                            publicUrl.isEmpty() ? null : uri("http.publicUrl", publicUrl),
                            users.isEmpty() ? null : Path.of(users),
                            config.getDuration("sessionIdle"),
                            config.getDuration("sessionAtMost"),
                            config.getDuration("viewerSessionAtMost"),
                            NetworkSettings.of(
                                    config.getStringList("trustedProxies"),
                                    config.getString("forwardedHeader"),
                                    config.getStringList("otherHosts"),
                                    config.getInt("connectionsPerAddress")),
                            new MetricsToken(secret(config, "metricsToken", "http.metricsTokenFile"))));
        }

        Http at(int otherPort) {
            return new Http(otherPort, access);
        }

        String host() {
            return access.host();
        }

        /** Where people reach it. */
        URI urlAt(int openPort) {
            return access.publicUrl() == null ? URI.create("http://" + host() + ":" + openPort) : access.publicUrl();
        }
    }

    private static Map<String, Object> properties(Config config) {
        Map<String, Object> properties = new HashMap<>();
        config.entrySet()
                .forEach(entry -> properties.put(
                        entry.getKey().replace("\"", ""),
                        String.valueOf(entry.getValue().unwrapped())));
        return properties;
    }

    private static GlucoseUnit glucoseUnit(String written) {
        GlucoseUnit unit = GlucoseUnit.ofUnit(written);
        if (unit == null) {
            throw new IllegalArgumentException("ward.glucoseUnit must be \"mg/dL\" or \"mmol/L\"");
        }
        return unit;
    }

    private static VendorProfiles vendors(String folder) {
        return folder.isEmpty() ? VendorProfiles.none() : VendorProfileFolder.read(Path.of(folder));
    }

    /** The file wins, whose setting is named as the secret's with File behind it. */
    private static String secret(Config config, String name, String fileSetting) {
        String file = config.getString(name + "File");
        return file.isEmpty() ? config.getString(name) : SecretFile.read(fileSetting, Path.of(file));
    }

    /** The text is not told again: it may hold a password. */
    static URI uri(String path, String text) {
        require(
                text.startsWith("http://") || text.startsWith("https://"),
                path + " must begin with http:// or https://");
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path + " is no URL: " + e.getReason() + " at position " + e.getIndex());
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
