package dev.wardstream.simulate;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.simulate.VitalsPublisher.Progress;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.TopicCreator;
import dev.wardstream.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VitalsPublisherIT {
    private static final long START = 1_790_000_000_000L;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    static Path directory;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static EmbeddedBroker broker;

    private final SimulatedWard ward = SimulatedWard.of(12, 42, START);

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(directory, 0));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void emptyTopics() throws Exception {
        List<Topic<?>> topics = topics();
        try (Admin admin = Admin.create(kafka())) {
            List<String> there = topics.stream()
                    .map(Topic::name)
                    .filter(names(admin)::contains)
                    .toList();
            admin.deleteTopics(there).all().get();
            await().atMost(PATIENCE).until(() -> names(admin).isEmpty());
            new TopicCreator(admin, 3, 1).create(topics);
        }
    }

    @Test
    void tenMinutesOfAWardArriveWholeInTheVendorsTopicsAndInEveryDevicesOrder() throws Exception {
        SimulatedWard tenMinutes = ward.lasting(Duration.ofMinutes(10));
        Progress progress;
        try (VitalsPublisher publisher = new VitalsPublisher(kafka())) {
            progress = publisher.publish(tenMinutes, Pacer.unpaced());
        }
        Map<String, List<DeviceSample>> expected = new HashMap<>();
        for (Iterator<Emission> emissions = tenMinutes.emissions(); emissions.hasNext(); ) {
            Emission emission = emissions.next();
            expected.computeIfAbsent(emission.vendor() + " " + emission.device(), key -> new ArrayList<>())
                    .add(emission.sample());
        }
        Map<String, List<DeviceSample>> arrived = new HashMap<>();
        for (String vendor : ward.vendors()) {
            Topic<DeviceSample> topic = Topics.rawVitals(vendor);
            readAll(topic)
                    .forEach(each -> arrived.computeIfAbsent(vendor + " " + each.key(), key -> new ArrayList<>())
                            .add(topic.serde().deserializer().deserialize(topic.name(), each.value())));
        }
        assertThat(arrived).isEqualTo(expected);
        long samples = expected.values().stream().mapToLong(List::size).sum();
        assertThat(progress).isEqualTo(new Progress(samples, samples, 0));
    }

    @Test
    void whoWearsWhatIsKnownBeforeTheFirstSample() throws Exception {
        try (VitalsPublisher publisher = new VitalsPublisher(kafka())) {
            publisher.assign(ward);
            publisher.publish(ward.lasting(Duration.ofSeconds(10)), Pacer.unpaced());
        }
        Topic<Assignments> topic = Topics.DEVICE_ASSIGNMENTS;
        List<ConsumerRecord<String, byte[]>> assignments = readAll(topic);
        assertThat(assignments)
                .extracting(each -> topic.serde().deserializer().deserialize(topic.name(), each.value()))
                .containsExactlyInAnyOrderElementsOf(ward.assignments());
        long lastAssignment =
                assignments.stream().mapToLong(ConsumerRecord::timestamp).max().orElseThrow();
        assertThat(readAll(Topics.rawVitals("acme"))).allMatch(each -> each.timestamp() >= lastAssignment);
    }

    @Test
    void anEndlessWardStopsWhenItIsToldToAndLosesNothingItSent() throws Exception {
        Pacer pacer = Pacer.atSpeed(100);
        try (VitalsPublisher publisher = new VitalsPublisher(kafka())) {
            CompletableFuture<Progress> publishing = CompletableFuture.supplyAsync(() -> publish(publisher, pacer));
            await().atMost(PATIENCE).until(() -> publisher.progress().published() > 500);
            pacer.stop();
            Progress progress = publishing.get();
            assertThat(progress.published()).isEqualTo(progress.sent());
            long arrived = 0;
            for (String vendor : ward.vendors()) {
                arrived += readAll(Topics.rawVitals(vendor)).size();
            }
            assertThat(arrived).isEqualTo(progress.published());
        }
    }

    @Test
    void aMissingTopicIsAnErrorThatNamesTopicAndDevice() {
        Map<String, Object> impatient = new HashMap<>(kafka());
        impatient.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
        Feed unknownVendor = new UnknownVendor(ward.lasting(Duration.ofSeconds(5)));
        try (VitalsPublisher publisher = new VitalsPublisher(impatient)) {
            assertThatThrownBy(() -> publisher.publish(unknownVendor, Pacer.unpaced()))
                    .isInstanceOf(PublishingException.class)
                    .hasMessageContaining("vitals.raw.nobody")
                    .hasMessageContaining("device acme-monitor-")
                    .hasCauseInstanceOf(TimeoutException.class);
            assertThat(publisher.progress().failed()).isPositive();
            assertThat(publisher.progress().published()).isZero();
        }
    }

    /** A ward whose devices are of a vendor that has no topic. */
    private record UnknownVendor(SimulatedWard ward) implements Feed {
        @Override
        public Set<String> vendors() {
            return Set.of("nobody");
        }

        @Override
        public List<Assignments> assignments() {
            return ward.assignments();
        }

        @Override
        public Iterator<Emission> emissions() {
            List<Emission> emissions = new ArrayList<>();
            ward.emissions().forEachRemaining(each -> emissions.add(new Emission("nobody", each.at(), each.sample())));
            return emissions.iterator();
        }
    }

    private Progress publish(VitalsPublisher publisher, Pacer pacer) {
        try {
            return publisher.publish(ward, pacer);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this test", e);
        }
    }

    private List<Topic<?>> topics() {
        List<Topic<?>> topics = new ArrayList<>();
        topics.add(Topics.DEVICE_ASSIGNMENTS);
        ward.vendors().forEach(vendor -> topics.add(Topics.rawVitals(vendor)));
        return topics;
    }

    private static Set<String> names(Admin admin) throws Exception {
        return admin.listTopics().names().get();
    }

    private static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private static List<ConsumerRecord<String, byte[]>> readAll(Topic<?> topic) {
        List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(kafka(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(read::add);
            }
        }
        return read;
    }
}
