package dev.wardstream.bench;

import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.simulate.Feed;
import dev.wardstream.simulate.Pacer;
import dev.wardstream.simulate.SimulatedWard;
import dev.wardstream.simulate.VitalsPublisher;
import dev.wardstream.train.Progress;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** A stretch of the benchmark on fresh topics, with the simulated ward that is published to them. They are deleted at its end. */
final class Stretch implements AutoCloseable {
    /** The ward begins at the same instant whenever it is run: the same patients, the same samples. */
    private static final long START = 1_772_430_000_000L;

    private static final Duration LOOK = Duration.ofMillis(250);

    private final BenchSettings settings;
    private final @Nullable EmbeddedBroker broker;
    private final Admin admin;
    private final BenchTopics topics;
    private final Path folder;
    private final Feed ward;
    private final List<String> raw;

    private Stretch(BenchSettings settings, @Nullable EmbeddedBroker broker, Admin admin, Path folder) {
        this.settings = settings;
        this.broker = broker;
        this.admin = admin;
        this.folder = folder;
        this.ward = ward(START, settings.work().seconds());
        this.topics = new BenchTopics(admin, ward.vendors());
        this.raw = ward.vendors().stream()
                .map(vendor -> Topics.rawVitals(vendor).name())
                .toList();
    }

    /** @param name of its folder, for state and logs */
    static Stretch begin(BenchSettings settings, @Nullable EmbeddedBroker broker, Admin admin, String name) {
        Stretch stretch = new Stretch(settings, broker, admin, settings.folder().resolve(name));
        stretch.topics.create(settings.partitions(), settings.replicationFactor());
        return stretch;
    }

    Admin admin() {
        return admin;
    }

    Path folder() {
        return folder;
    }

    BenchSettings.Work work() {
        return settings.work();
    }

    /** The topics that vendors publish to. */
    List<String> raw() {
        return raw;
    }

    /** Publishes the ward, all of it at once, and who wears what before; returns how many samples there are. */
    long publish(Progress progress) throws InterruptedException {
        try (VitalsPublisher publisher = new VitalsPublisher(settings.kafka())) {
            publisher.assign(ward);
            return publish(publisher, ward, work().seconds(), progress);
        }
    }

    /** Publishes what the same devices measure in so many seconds after the ward's end. */
    long publishMore(int seconds, Progress progress) throws InterruptedException {
        try (VitalsPublisher publisher = new VitalsPublisher(settings.kafka())) {
            return publish(publisher, ward(START + work().seconds() * 1_000L, seconds), seconds, progress);
        }
    }

    private long publish(VitalsPublisher publisher, Feed part, int seconds, Progress progress)
            throws InterruptedException {
        long expected = (long) work().patients() * seconds;
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
        try {
            var unused = looks.scheduleAtFixedRate(
                    () -> progress.at(
                            "publishing",
                            Math.min(expected, publisher.progress().published()),
                            expected),
                    0,
                    LOOK.toMillis(),
                    TimeUnit.MILLISECONDS);
            return publisher.publish(part, Pacer.unpaced()).published();
        } finally {
            looks.shutdown();
            // One thread at a time tells the progress.
            looks.awaitTermination(LOOK.toSeconds() + 1, TimeUnit.SECONDS);
        }
    }

    private Feed ward(long start, int seconds) {
        return RestlessWard.of(
                SimulatedWard.of(work().patients(), work().seed(), start).lasting(Duration.ofSeconds(seconds)));
    }

    /**
     * The settings of one process of a part.
     *
     * @param instance from 1
     * @param live whether it runs on the wall clock
     */
    PartSettings settingsOf(Part part, int instance, boolean live) {
        return new PartSettings(
                part,
                SettingsFile.text(settings.kafka()),
                BenchTopics.APPLICATIONS + part.id(),
                settings.threads(),
                settings.commitInterval().toMillis(),
                folder.resolve(part.id() + "-" + instance).resolve("state").toString(),
                settings.replicationFactor(),
                settings.patientMemory(),
                live);
    }

    /** Tells the broker's CPU seconds; NaN where it runs elsewhere. */
    DoubleSupplier brokerCpu() {
        if (broker == null) {
            return () -> Double.NaN;
        }
        ProcessCpu cpu = new ProcessCpu(broker.pid());
        return () -> cpu.used().all();
    }

    /** What the monitor has written, by topic. */
    Map<String, TopicDigest> digests() {
        Set<String> ofOneVendor = patientsOfOneVendor();
        Map<String, TopicDigest> digests = new LinkedHashMap<>();
        for (Topic<?> topic : List.of(Topics.PATIENT_VITALS, Topics.PATIENT_SCORES, Topics.ALERTS)) {
            digests.put(topic.name(), TopicDigest.of(settings.kafka(), topic.name(), ofOneVendor::contains));
        }
        return digests;
    }

    /** What the monitor has left on disks. */
    Storage storage() {
        return Storage.of(admin, Path.of(settingsOf(Part.MONITOR, 1, false).stateDirectory()));
    }

    private Set<String> patientsOfOneVendor() {
        Map<String, Set<String>> vendors = new HashMap<>();
        for (Assignments worn : ward.assignments()) {
            worn.history()
                    .forEach(each -> vendors.computeIfAbsent(each.patient().value(), patient -> new HashSet<>())
                            .add(String.valueOf(each.vendor())));
        }
        return vendors.entrySet().stream()
                .filter(patient -> patient.getValue().size() == 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() throws InterruptedException {
        topics.delete();
    }
}
