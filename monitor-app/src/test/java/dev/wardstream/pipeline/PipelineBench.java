package dev.wardstream.pipeline;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.intake.IntakeRules;
import dev.wardstream.score.Models;
import dev.wardstream.score.News2Settings;
import dev.wardstream.simulate.Pacer;
import dev.wardstream.simulate.SimulatedWard;
import dev.wardstream.simulate.VitalsPublisher;
import dev.wardstream.wire.DeviceSamples;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.TopicCreator;
import dev.wardstream.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/**
 * Records a second through the whole pipeline, from a vendor's topic to committed alerts, and through a topology that does
 * nothing but copy the same records, exactly-once too: the ratio of the two is what the monitor's work costs, whatever the
 * machine; on a busy one go by the CPU's time. A simulated ward is published first, then read from a real broker of its own process. Run by hand:
 *
 * <pre>
 * ./mvnw -q -Dquick test-compile dependency:build-classpath -pl monitor-app -am -Dmdep.outputFile=/tmp/classpath
 * java -cp monitor-app/target/test-classes:monitor-app/target/classes:$(cat /tmp/classpath) \
 *     dev.wardstream.pipeline.PipelineBench [patients, by default 20000] [seconds of the ward, by default 30]
 * </pre>
 */
final class PipelineBench {
    private static final String COPY = "bench.copy";
    private static final int PARTITIONS = 4;
    private static final int THREADS = 2;

    private final EmbeddedBroker broker;
    private final Map<String, Object> kafka;
    private final Path folder;
    private final SimulatedWard ward;

    private PipelineBench(EmbeddedBroker broker, Path folder, SimulatedWard ward) {
        this.broker = broker;
        this.kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
        this.folder = folder;
        this.ward = ward;
    }

    public static void main(String[] args) throws Exception {
        int patients = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 30;
        Path folder = Files.createTempDirectory("pipeline-bench");
        SimulatedWard ward =
                SimulatedWard.of(patients, 1, System.currentTimeMillis()).lasting(Duration.ofSeconds(seconds));
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0))) {
            new PipelineBench(broker, folder, ward).run();
        }
        System.out.println("left behind: " + folder);
    }

    private void run() throws Exception {
        createTopics();
        long records;
        try (VitalsPublisher publisher = new VitalsPublisher(kafka)) {
            publisher.assign(ward);
            records = publisher.publish(ward, Pacer.unpaced()).published();
        }
        System.out.printf("%,d records published%n", records);
        Collection<String> raw = ward.vendors().stream()
                .map(vendor -> Topics.rawVitals(vendor).name())
                .toList();
        double copied = measure("copy", copy(), raw, records);
        List<String> read = new ArrayList<>(raw);
        read.add(Topics.PATIENT_VITALS.name());
        double monitored = measure("monitor", monitor(), read, records);
        System.out.printf("ratio %.3f%n", monitored / copied);
    }

    /** Records a second from the moment that all tasks run until all that the application reads is committed. */
    private double measure(String name, Topology topology, Collection<String> reads, long records) throws Exception {
        MonitorSettings settings =
                new MonitorSettings(kafka, name, THREADS, Duration.ofMillis(30), folder.resolve("state-" + name), 1);
        Duration ownBefore = cpuOf(ProcessHandle.current().pid());
        try (Admin admin = Admin.create(kafka);
                Monitor running = Monitor.prepare(topology, settings)) {
            running.start();
            LiveMonitor.awaitRunning(running);
            long start = System.nanoTime();
            Duration brokerBefore = cpuOf(broker.pid());
            while (lag(admin, name, reads) > 0) {
                Thread.sleep(50);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%s: %,d records in %.1f s, %,.0f a second; CPU of a record %.1f µs here and %.1f µs in the broker%n",
                    name,
                    records,
                    seconds,
                    records / seconds,
                    cpuOf(ProcessHandle.current().pid()).minus(ownBefore).toNanos() / 1e3 / records,
                    cpuOf(broker.pid()).minus(brokerBefore).toNanos() / 1e3 / records);
            if (!running.intakeCounts().quarantined().isEmpty()) {
                System.out.println("quarantined: " + running.intakeCounts().quarantined());
            }
            if (name.equals("monitor")) {
                System.out.println(running.streamCounts());
            }
            return records / seconds;
        }
    }

    private static Duration cpuOf(long process) {
        return ProcessHandle.of(process)
                .flatMap(each -> each.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private static Topology copy() {
        Topology topology = new Topology();
        topology.addSource(
                AutoOffsetReset.earliest(),
                "from-vendors",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.RAW_VITALS_PATTERN);
        topology.addSink("to-copy", COPY, new ByteArraySerializer(), new ByteArraySerializer(), "from-vendors");
        return topology;
    }

    private static Topology monitor() {
        return new MonitorTopology(
                        IntakeRules.defaults(),
                        DeviceSamples.using(null),
                        Models.served(),
                        News2Settings.defaults(),
                        AlarmPolicy.defaults(),
                        new WardClock.EventTime())
                .build();
    }

    private void createTopics() throws Exception {
        List<Topic<?>> topics = new ArrayList<>(Topics.ALL);
        ward.vendors().forEach(vendor -> topics.add(Topics.rawVitals(vendor)));
        try (Admin admin = Admin.create(kafka)) {
            new TopicCreator(admin, PARTITIONS, 1).create(topics);
            admin.createTopics(List.of(new NewTopic(COPY, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static long lag(Admin admin, String application, Collection<String> topics)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (String topic : topics) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
        // What was read first, then what there is: the intake goes on in between.
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(application)
                .partitionsToOffsetAndMetadata()
                .get();
        return admin
                .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .entrySet()
                .stream()
                .mapToLong(end -> {
                    OffsetAndMetadata done = committed.get(end.getKey());
                    return end.getValue().offset() - (done == null ? 0 : done.offset());
                })
                .sum();
    }
}
