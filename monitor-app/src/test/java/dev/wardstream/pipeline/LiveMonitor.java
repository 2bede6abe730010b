package dev.wardstream.pipeline;

import static dev.wardstream.Patience.PATIENCE;
import static org.awaitility.Awaitility.await;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.intake.IntakeRules;
import dev.wardstream.patient.Fleet;
import dev.wardstream.score.Models;
import dev.wardstream.score.News2Settings;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.wire.DeviceSamples;
import dev.wardstream.wire.PublishedModel;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.TopicCreator;
import dev.wardstream.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker and the real monitor on it, on the wall clock, with a vendor's topic and a producer of plain bytes. */
final class LiveMonitor implements AutoCloseable {
    static final int PARTITIONS = 4;
    static final String APPLICATION = "monitor";
    static final Topic<?> RAW = Topics.rawVitals("acme");
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(50);
    private static final int TRANSACTION_MS = 900_000;

    private final EmbeddedBroker broker;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Path folder;
    private final WardClock clock;
    private final Duration plainInterval;
    private MonitorTopology topology;
    private Monitor monitor;

    private LiveMonitor(
            EmbeddedBroker broker,
            KafkaProducer<byte[], byte[]> producer,
            Path folder,
            WardClock clock,
            Duration plainInterval) {
        this.plainInterval = plainInterval;
        this.broker = broker;
        this.producer = producer;
        this.folder = folder;
        this.clock = clock;
        this.topology = topology(clock);
        this.monitor = started();
    }

    /**
     * Returns when the monitor runs.
     *
     * @param worn who wears which device: all of it is known before the first sample is processed
     */
    static LiveMonitor start(Path folder, WardClock clock, List<Assignments> worn) throws Exception {
        return start(folder, clock, worn, COMMIT_INTERVAL);
    }

    /** The same, where plain samples wait longer for their commit than all else. */
    static LiveMonitor start(Path folder, WardClock clock, List<Assignments> worn, Duration plainInterval)
            throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
        Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(kafka)) {
            List<Topic<?>> topics = new ArrayList<>(Topics.ALL);
            topics.add(RAW);
            new TopicCreator(admin, PARTITIONS, 1).create(topics);
        }
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "linger.ms",
                        5,
                        "max.request.size",
                        PublishedModel.LARGEST + (1 << 16)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        for (Assignments each : worn) {
            assign(producer, each);
        }
        LiveMonitor live = new LiveMonitor(broker, producer, folder, clock, plainInterval);
        awaitRunning(live.monitor);
        return live;
    }

    /** The monitor stops, and what is sent meanwhile waits. */
    void stop() {
        monitor.close();
    }

    /** How clients reach the broker. */
    Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    /** The monitor stops and starts again, with the state it kept. */
    void restart() throws InterruptedException {
        beginAgain();
        awaitRunning(monitor);
    }

    /** The same, and returns while it still reads its state. */
    void beginAgain() {
        monitor.close();
        topology = topology(clock);
        monitor = started();
    }

    static void awaitRunning(Monitor monitor) {
        await().atMost(PATIENCE).until(() -> monitor.reading().isEmpty());
    }

    private static MonitorTopology topology(WardClock clock) {
        return new MonitorTopology(
                IntakeRules.defaults(),
                DeviceSamples.using(null),
                Models.shipped(),
                News2Settings.defaults(),
                AlarmPolicy.defaults(),
                clock);
    }

    private Monitor started() {
        // Kafka Streams refuses to start where a transaction may not last as long as it waits for its commit.
        Map<String, Object> kafka = Map.of(
                "bootstrap.servers", broker.bootstrapServers(), "producer.transaction.timeout.ms", TRANSACTION_MS);
        MonitorSettings settings = new MonitorSettings(
                kafka, APPLICATION, 2, COMMIT_INTERVAL, plainInterval, folder.resolve("state"), 1, null);
        if (settings.plainSamplesWait()) {
            topology.live(settings, Long.MAX_VALUE);
        }
        Monitor started = Monitor.prepare(topology.build(), settings);
        started.start();
        return started;
    }

    /** What the monitor says of topics that are not as designed. */
    String topicIllness() {
        return topology.topicTimes().illness();
    }

    /** What the monitor says of models that it cannot serve. */
    String modelIllness() {
        return topology.models().illness();
    }

    /** What the monitor serves now. */
    Fleet fleet() {
        return topology.models().current();
    }

    /** Publishes a model, and returns when the broker has it. */
    void publish(PublishedModel model) throws Exception {
        ProducerRecord<String, byte[]> published = model.toRecord();
        producer.send(new ProducerRecord<>(
                        published.topic(),
                        null,
                        TestWard.bytes(published.key()),
                        published.value(),
                        published.headers()))
                .get();
    }

    Monitor monitor() {
        return monitor;
    }

    KafkaProducer<byte[], byte[]> producer() {
        return producer;
    }

    /** All committed records of a topic. */
    List<ConsumerRecord<byte[], byte[]>> readAll(Topic<?> topic) {
        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
            }
        }
        return read;
    }

    @Override
    public void close() {
        producer.close();
        monitor.close();
        broker.close();
    }

    private static void assign(KafkaProducer<byte[], byte[]> producer, Assignments worn) throws Exception {
        Topic<Assignments> topic = Topics.DEVICE_ASSIGNMENTS;
        byte[] device = TestWard.bytes(worn.device().value());
        byte[] value = topic.serde().serializer().serialize(topic.name(), worn);
        producer.send(new ProducerRecord<>(topic.name(), device, value)).get();
    }
}
