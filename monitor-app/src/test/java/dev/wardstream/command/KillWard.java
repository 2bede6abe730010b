package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.kill.Death;
import dev.wardstream.kill.DyingClients;
import dev.wardstream.kill.DyingReader;
import dev.wardstream.simulate.Feed;
import dev.wardstream.simulate.Pacer;
import dev.wardstream.simulate.VitalsPublisher;
import dev.wardstream.wire.Topics;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.TopicPartition;

/** A ward's devices on a broker of its own, and monitors that can be told to {@linkplain Death die}. */
final class KillWard implements AutoCloseable {
    private static final String GROUP = "wardstream";
    static final int PARTITIONS = 4;

    private final Path folder;
    private final Feed devices;
    private final EmbeddedBroker broker;
    private final Admin admin;
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "WARDSTREAM_ARCHIVE_ENABLED", "false",
            "WARDSTREAM_HTTP_PORT", "0",
            "WARDSTREAM_MONITOR_STATE_DIRECTORY", "state",
            // How long the broker takes the dead for living: the least it allows.
            "WARDSTREAM_KAFKA_SESSION_TIMEOUT_MS", "6000",
            // Small bites, so that there is a middle to be killed in.
            "WARDSTREAM_KAFKA_MAX_POLL_RECORDS", "100",
            "WARDSTREAM_KAFKA_DEFAULT_CLIENT_SUPPLIER", DyingClients.class.getName(),
            "WARDSTREAM_KAFKA_INTERCEPTOR_CLASSES", DyingReader.class.getName()));

    private KillWard(Path folder, Feed devices, EmbeddedBroker broker, Admin admin) {
        this.folder = folder;
        this.devices = devices;
        this.broker = broker;
        this.admin = admin;
    }

    /** With its topics, and who wears which device. */
    static KillWard open(Path folder, Feed devices) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
        KillWard ward = new KillWard(
                folder, devices, broker, Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers())));
        try {
            ward.settings.put("CLASSPATH", Program.classPath() + File.pathSeparator + copyOfDeath(folder));
            TopicSetup.create(ward.config(), devices.vendors());
            try (VitalsPublisher publisher = new VitalsPublisher(ward.config().kafka())) {
                publisher.assign(devices);
            }
            return ward;
        } catch (Exception e) {
            ward.close();
            throw e;
        }
    }

    /** Of all tests' classes only these: the program logs as it does for users. */
    private static Path copyOfDeath(Path folder) throws Exception {
        Path all = Path.of(
                Death.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path room = Path.of(Death.class.getPackageName().replace('.', '/'));
        Path copies = folder.resolve("classes");
        Files.createDirectories(copies.resolve(room));
        try (Stream<Path> classes = Files.list(all.resolve(room))) {
            for (Path each : classes.toList()) {
                Files.copy(each, copies.resolve(room).resolve(each.getFileName()));
            }
        }
        return copies;
    }

    /** For every monitor that is started from now on. */
    KillWard with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    MonitorConfig config() {
        return MonitorConfig.load(null, Map.of()).withKafka(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /** Where a monitor runs. */
    Path folderOf(String monitor) {
        return folder.resolve(monitor);
    }

    /** @param monitor whose folder, with the state of its life before, it runs in */
    Program monitor(String monitor) throws IOException {
        return Program.start(folderOf(monitor), settings, "run", "--bootstrap", bootstrapServers());
    }

    /** All that a monitor's lives have logged so far. */
    String logOf(String monitor) throws IOException {
        Path log = folderOf(monitor).resolve(".wardstream/logs/wardstream.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    /** Returns when it has died there, and not anywhere else. */
    void awaitDeath(Program monitor, String name, Death at) throws Exception {
        assertThat(monitor.exitCode()).as("%s, %s", at, monitor.errors()).isEqualTo(at.exitCode());
        Death.cancel(folderOf(name));
    }

    /** The group need not wait until it has seen for itself that nobody of it lives. */
    void buryTheDead() throws Exception {
        ConsumerGroupDescription group = requireNonNull(admin.describeConsumerGroups(Set.of(GROUP))
                        .describedGroups()
                        .get(GROUP))
                .get();
        if (!group.members().isEmpty()) {
            admin.removeMembersFromConsumerGroup(GROUP, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        }
    }

    void publish(Feed feed, Pacer pacer) throws InterruptedException {
        try (VitalsPublisher publisher = new VitalsPublisher(config().kafka())) {
            publisher.publish(feed, pacer);
        }
    }

    /** How many records the vendors' topics hold. */
    long received() throws Exception {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (String vendor : devices.vendors()) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                ends.put(new TopicPartition(Topics.rawVitals(vendor).name(), partition), OffsetSpec.latest());
            }
        }
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    /** How many records the intake has committed. */
    long done() throws Exception {
        return admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> Topics.vendorOf(entry.getKey().topic()) != null && entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    void awaitDone(long records) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> done() >= records);
    }

    /** Waits until all is processed that has come. */
    void drain() throws InterruptedException {
        Collection<String> vendors = devices.vendors();
        new Drain(admin, GROUP).await(vendors, left -> {}, PATIENCE);
    }

    Downstream left(Program monitor) throws Exception {
        return Downstream.of(bootstrapServers(), monitor);
    }

    /** Which tasks' stores lie in a monitor's folder, by their names there. */
    List<String> storesOf(String monitor) throws IOException {
        Path state = folderOf(monitor).resolve("state").resolve(GROUP);
        if (!Files.exists(state)) {
            return List.of();
        }
        try (Stream<Path> tasks = Files.list(state)) {
            return tasks.filter(task -> Files.isDirectory(task.resolve("rocksdb/windows")))
                    .map(task -> task.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
