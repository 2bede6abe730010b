package dev.wardstream.pipeline;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.intake.IntakeRules;
import dev.wardstream.score.Greedy;
import dev.wardstream.score.Models;
import dev.wardstream.score.News2Settings;
import dev.wardstream.score.RnnModel;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.wire.DeviceSamples;
import dev.wardstream.wire.PublishedModel;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.TopicCreator;
import dev.wardstream.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * From the receipt of a sample until anybody can read the alarm it raised or ended, while wearables send each second: first without
 * and then with a shadow at the ceiling of cost, on a real broker of its own process. Run by hand, by the class path that
 * CONTRIBUTING tells of:
 *
 * <pre>
 * java -cp … dev.wardstream.pipeline.ShadowBench [wearables, by default 500] [seconds of each part, by default 60]
 * </pre>
 */
final class ShadowBench {
    private static final DeviceSamples CODEC = DeviceSamples.using(null);
    private static final Topic<?> RAW = Topics.rawVitals("acme");
    private static final int PARTITIONS = 4;
    private static final int WARM_UP_SECONDS = 40;
    /** Everybody's heart races for as long as it is then at rest. */
    private static final int RACING_SECONDS = 20;

    private final Map<String, Object> kafka;
    private final int wearables;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> alerts;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private long second;

    private ShadowBench(Map<String, Object> kafka, int wearables) {
        this.kafka = kafka;
        this.wearables = wearables;
        producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
        alerts = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.get("bootstrap.servers"),
                        "group.id",
                        "bench",
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    public static void main(String[] args) throws Exception {
        int wearables = args.length > 0 ? Integer.parseInt(args[0]) : 500;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
        Path folder = Files.createTempDirectory("shadow-bench");
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0))) {
            new ShadowBench(Map.of("bootstrap.servers", broker.bootstrapServers()), wearables).run(folder, seconds);
        }
        System.out.println("left behind: " + folder);
    }

    private void run(Path folder, int seconds) throws Exception {
        try (Admin admin = Admin.create(kafka)) {
            List<Topic<?>> topics = new ArrayList<>(Topics.ALL);
            topics.add(RAW);
            new TopicCreator(admin, PARTITIONS, 1).create(topics);
        }
        MonitorTopology topology = new MonitorTopology(
                IntakeRules.defaults(),
                CODEC,
                Models.served(),
                News2Settings.defaults(),
                AlarmPolicy.defaults(),
                new WardClock.Wall(),
                new StreamMetrics(registry));
        MonitorSettings settings = new MonitorSettings(
                kafka,
                "shadow-bench",
                2,
                Duration.ofMillis(30),
                Duration.ofMillis(30),
                folder.resolve("state"),
                1,
                Duration.ofSeconds(5));
        try (Monitor monitor = Monitor.prepare(topology.build(), settings)) {
            monitor.start();
            LiveMonitor.awaitRunning(monitor);
            assign();
            alerts.subscribe(List.of(Topics.ALERTS.name()));
            measure(WARM_UP_SECONDS);
            tell("without a shadow", measure(seconds), monitor);
            RnnModel greedy = Greedy.atTheCeiling();
            PublishedModel shadow = Publication.shadow(greedy, System.currentTimeMillis());
            Objects.requireNonNull(producer.send(new ProducerRecord<>(
                            shadow.toRecord().topic(),
                            null,
                            TestWard.bytes(shadow.ref()),
                            shadow.file(),
                            shadow.toRecord().headers())))
                    .get();
            System.out.println("now tried: " + greedy.cost());
            measure(RACING_SECONDS);
            tell("with the shadow", measure(seconds), monitor);
            System.out.printf(
                    "windows dropped: %,.0f%n",
                    registry.get("wardstream.shadow.windows.dropped").counter().count());
        } finally {
            producer.close();
            alerts.close();
        }
    }

    private void assign() {
        for (int i = 0; i < wearables; i++) {
            Assignments worn = new Assignments(new DeviceId("W-" + i), List.of(Bedside.wearable("patient-" + i, 0)));
            byte[] value =
                    Topics.DEVICE_ASSIGNMENTS.serde().serializer().serialize(Topics.DEVICE_ASSIGNMENTS.name(), worn);
            Objects.requireNonNull(producer.send(
                    new ProducerRecord<>(Topics.DEVICE_ASSIGNMENTS.name(), TestWard.bytes("W-" + i), value)));
        }
        producer.flush();
    }

    /** Sends for so long, everybody once a second and evenly over it, and returns how long each alert took, milliseconds. */
    private List<Long> measure(int seconds) throws InterruptedException {
        List<Long> took = new ArrayList<>();
        for (long end = second + seconds; second < end; second++) {
            long start = System.currentTimeMillis();
            for (int i = 0; i < wearables; i++) {
                boolean racing = (second + i) / RACING_SECONDS % 2 == 1;
                byte[] sample = CODEC.encode(Bedside.atRest("W-" + i, System.currentTimeMillis(), racing ? 165 : 70));
                Objects.requireNonNull(
                        producer.send(new ProducerRecord<>(RAW.name(), TestWard.bytes("W-" + i), sample)));
                long due = start + 1_000L * (i + 1) / wearables;
                do {
                    long wait = Math.max(0, Math.min(2, due - System.currentTimeMillis()));
                    for (ConsumerRecord<byte[], byte[]> alert : alerts.poll(Duration.ofMillis(wait))) {
                        took.add(System.currentTimeMillis() - Receipt.of(alert.headers(), alert.timestamp()));
                    }
                } while (System.currentTimeMillis() < due);
            }
        }
        return took;
    }

    private static void tell(String part, List<Long> took, Monitor monitor) {
        List<Long> sorted = took.stream().sorted().toList();
        System.out.printf(
                "%s: %,d alerts, p50 %d ms, p99 %d ms, longest %d ms; health: %s%n",
                part,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100),
                sorted.get(sorted.size() - 1),
                monitor.illness().isEmpty() ? "well" : monitor.illness());
    }
}
