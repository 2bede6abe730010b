package dev.wardstream.demo;

import static dev.wardstream.Patience.PATIENCE;
import static dev.wardstream.Patience.PATIENCE_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wardstream.FreePort;
import dev.wardstream.demo.EmbeddedBroker.External;
import dev.wardstream.demo.EmbeddedBroker.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    private static final String TOPIC = "beds";
    private static final List<String> BEDS =
            IntStream.rangeClosed(1, 500).mapToObj(i -> "bed " + i).toList();

    @TempDir
    Path directory;

    @Test
    void whatWasPublishedSurvivesAPowerCut() throws Exception {
        Settings settings = Settings.local(directory, 0);
        try (EmbeddedBroker broker = EmbeddedBroker.start(settings)) {
            createTopic(broker);
            publish(broker, BEDS);
            broker.kill();
            assertThat(broker.isAlive()).isFalse();
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(settings)) {
            assertThat(readAll(broker)).isEqualTo(BEDS);
        }
    }

    @Test
    void aBrokerStoppedInOrderComesBackWithItsData() throws Exception {
        Settings settings = Settings.local(directory, 0);
        try (EmbeddedBroker broker = EmbeddedBroker.start(settings)) {
            createTopic(broker);
            publish(broker, BEDS);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(settings)) {
            assertThat(readAll(broker)).isEqualTo(BEDS);
        }
        assertThat(Files.readString(directory.resolve("broker.log"))).contains("serves INTERNAL://127.0.0.1:");
    }

    @Test
    void theBrokerEndsWithTheProgramThatStartedIt() throws Exception {
        Process parent = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerParent.class.getName(),
                        directory.toString())
                .redirectError(directory.resolve("parent.log").toFile())
                .start();
        try (BufferedReader output = parent.inputReader(StandardCharsets.UTF_8)) {
            ProcessHandle broker =
                    ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            assertThat(broker.isAlive()).isTrue();
            parent.destroyForcibly().waitFor();
            await().atMost(PATIENCE).until(() -> !broker.isAlive());
        }
    }

    @Test
    void aTakenPortNamesTheFlagThatChoosesAnother() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(Settings.local(directory, other.getLocalPort())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(String.valueOf(other.getLocalPort()))
                    .hasMessageContaining("--broker-port");
        }
    }

    @Test
    void aSecondBrokerOnTheSameDataIsRefusedWithTheEndOfItsLog() {
        Settings settings = Settings.local(directory, 0);
        try (EmbeddedBroker first = EmbeddedBroker.start(settings)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(settings))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("broker.log")
                    .hasMessageContaining("in use by another run");
            assertThat(first.isAlive()).isTrue();
        }
    }

    @Test
    void aVendorReachesTheExternalListener() throws Exception {
        int port = FreePort.next();
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(new Settings(directory, 0, new External("localhost", port)))) {
            createTopic(broker);
            publish("localhost:" + port, BEDS);
            assertThat(readAll(broker)).isEqualTo(BEDS);
        }
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void publish(EmbeddedBroker broker, List<String> values) throws Exception {
        publish(broker.bootstrapServers(), values);
    }

    private static void publish(String bootstrapServers, List<String> values) throws Exception {
        Map<String, Object> properties = Map.of("bootstrap.servers", bootstrapServers, "max.block.ms", PATIENCE_MILLIS);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(TOPIC, value)).get();
            }
        }
    }

    private static List<String> readAll(EmbeddedBroker broker) {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(message -> values.add(message.value()));
            }
        }
        return values;
    }
}
