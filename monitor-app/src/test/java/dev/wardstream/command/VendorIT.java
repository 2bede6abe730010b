package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A live ward, and those who deal with it from outside: a vendor with nothing but kcat, an operator at the terminal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VendorIT {
    private static final Path KCAT = Path.of("/usr/bin/kcat");
    private static final int BANDS = 6;

    /** When the bands' first patients gave them to the second, epoch milliseconds. */
    private final long moved = System.currentTimeMillis() - 600_000;

    private Path folder = Path.of("unset");
    private @Nullable EmbeddedBroker broker;
    private @Nullable Program monitor;
    private String bootstrap = "";

    @BeforeAll
    void aLiveWard(@TempDir Path empty) throws IOException {
        folder = empty;
        EmbeddedBroker started = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
        broker = started;
        bootstrap = started.bootstrapServers();
        Map<String, String> settings = Map.of(
                "WARDSTREAM_ARCHIVE_ENABLED", "false",
                "WARDSTREAM_HTTP_PORT", "0",
                "WARDSTREAM_TOPICS_VENDORS", "acme",
                "WARDSTREAM_ALARM_LIMITS_HEART_RATE_DELAY", "1s");
        wardstream("topics", "--vendor", "acme");
        // Said before the monitor starts, and so known to it before it reads a sample.
        wardstream(
                "assign",
                "clip-1",
                "patient-7",
                "ward-1",
                "bed-9",
                "--kind",
                "spot-check",
                "--from",
                "2026-01-01",
                "--vendor",
                "acme");
        for (int number = 1; number <= BANDS; number++) {
            String device = "band-" + number;
            wardstream(
                    "assign", device, "first-" + number, "ward-1", "bed-1", "--from", "2026-01-01", "--vendor", "acme");
            wardstream("assign", device, "second-" + number, "ward-1", "bed-2", "--from", moved + "", "--shared");
        }
        Program run = Program.start(folder, settings, "run", "--bootstrap", bootstrap);
        monitor = run;
        run.awaitLine("monitoring on " + bootstrap);
    }

    @AfterAll
    void theWardCloses() {
        if (monitor != null) {
            monitor.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void aVendorWithKcatPublishesASampleAndItsAlertComesOut() throws Exception {
        assumeKcat();
        kcat("clip-1", sample("clip-1", System.currentTimeMillis(), "\"heartRate\": 152, \"spo2\": 97"));

        Alert alert = await().atMost(PATIENCE)
                .until(() -> alertsOf("patient-7"), raised -> !raised.isEmpty())
                .get(0);
        assertThat(alert.kind()).isEqualTo(AlarmKind.HEART_RATE_HIGH);
        assertThat(alert.text()).isEqualTo("HR 152 > 140 /min for 1 s");
        assertThat(alert.device().value()).isEqualTo("clip-1");
    }

    @Test
    void aDeviceThatMovedOnKeepsItsOldSamplesWithTheOldPatientWhateverPartitionerItsVendorHas() throws Exception {
        assumeKcat();
        long now = System.currentTimeMillis();
        int elsewhere = 0;
        for (int number = 1; number <= BANDS; number++) {
            String device = "band-" + number;
            kcat(device, sample(device, now, "\"heartRate\": 72"));
            kcat(device, sample(device, moved - 1, "\"heartRate\": 71"));
            elsewhere += partitionOf(device) == javaPartitionOf(device) ? 0 : 1;
        }

        assertThat(elsewhere)
                .as("devices that librdkafka puts elsewhere than Java")
                .isPositive();
        for (int number = 1; number <= BANDS; number++) {
            String device = "band-" + number;
            List<PatientSample> both = await().atMost(PATIENCE).until(() -> acceptedOf(device), all -> all.size() == 2);
            assertThat(both)
                    .extracting(
                            each -> each.patient().value() + " " + each.sample().measuredAt())
                    .containsExactlyInAnyOrder("second-" + number + " " + now, "first-" + number + " " + (moved - 1));
        }
    }

    @Test
    void aStrangersSampleWaitsInQuarantineUntilTheDeviceIsAssigned() throws Exception {
        publish("stranger-1", sample("stranger-1", System.currentTimeMillis() - 1_000, "\"heartRate\": 72"));

        await().atMost(PATIENCE).until(() -> wardstream("quarantine", "list").contains("stranger-1"));
        assertThat(wardstream("quarantine", "list", "--vendor", "acme", "--reason", "unassigned_device"))
                .contains("UNASSIGNED_DEVICE", "vitals.raw.acme/", "key stranger-1", "was never assigned");
        JsonNode listed = new ObjectMapper()
                .readTree(wardstream("quarantine", "list", "--json", "--reason", "unassigned_device"));
        assertThat(listed.get("vendor").asText()).isEqualTo("acme");
        assertThat(listed.get("reason").asText()).isEqualTo("UNASSIGNED_DEVICE");
        assertThat(listed.get("key").asText()).isEqualTo("stranger-1");

        wardstream("assign", "stranger-1", "patient-8", "ward-1", "bed-8", "--from", "2026-01-01", "--vendor", "acme");
        assertThat(wardstream("quarantine", "replay", "--reason", "unassigned_device", "--json"))
                .contains("{\"sent\":1,\"notReplayable\":0}");
        // Nothing states when a running monitor has heard of an assignment: what it refused until then is sent again.
        List<PatientSample> accepted = await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(5))
                .until(
                        () -> {
                            wardstream("quarantine", "replay", "--reason", "unassigned_device");
                            return acceptedOf("stranger-1");
                        },
                        all -> !all.isEmpty());
        assertThat(accepted).extracting(each -> each.patient().value()).containsExactly("patient-8");
    }

    @Test
    void topicsMayBeCreatedAgain() throws Exception {
        assertThat(wardstream("topics", "--vendor", "newcomer")).contains("vitals.raw.newcomer");
        String again = wardstream("topics", "--vendor", "newcomer", "--json");
        assertThat(new ObjectMapper().readTree(again)).isNotEmpty();
        assertThat(again).contains("vitals.raw.newcomer");
    }

    @Test
    void anAssignmentThatWouldRewriteTheRecordIsRefused() throws Exception {
        wardstream("assign", "clip-2", "patient-1", "ward-1", "bed-1", "--from", "2026-03-02", "--vendor", "acme");
        Terminal.Answer refused = Terminal.run(
                "assign", "clip-2", "patient-2", "ward-1", "bed-2", "--from", "2026-03-01", "--bootstrap", bootstrap);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errors()).contains("clip-2", "patient-1", "begin later than 2026-03-02T00:00:00Z");
    }

    private static void assumeKcat() {
        assumeThat(KCAT).as("kcat is needed: apt install kcat").exists();
    }

    private String wardstream(String... command) {
        String[] all = Stream.concat(Arrays.stream(command), Stream.of("--bootstrap", bootstrap))
                .toArray(String[]::new);
        Terminal.Answer answer = Terminal.run(all);
        assertThat(answer.exitCode()).as(answer.errors()).isZero();
        return answer.output();
    }

    private Path sample(String device, long measuredAt, String vitals) throws IOException {
        Path json = folder.resolve(device + "-" + measuredAt + ".json");
        Path bytes = folder.resolve(device + "-" + measuredAt + ".bin");
        Files.writeString(
                json, "{\"deviceId\": \"" + device + "\", \"measuredAt\": " + measuredAt + ", " + vitals + "}");
        assertThat(Terminal.run("encode", json.toString(), "-o", bytes.toString())
                        .exitCode())
                .isZero();
        return bytes;
    }

    private void kcat(String device, Path sample) throws Exception {
        Process kcat = new ProcessBuilder(
                        KCAT.toString(),
                        "-P",
                        "-b",
                        bootstrap,
                        "-t",
                        "vitals.raw.acme",
                        "-k",
                        device,
                        sample.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(kcat.getInputStream().readAllBytes(), UTF_8);
        assertThat(kcat.waitFor()).as(said).isZero();
    }

    private void publish(String device, Path sample) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("vitals.raw.acme", device, Files.readAllBytes(sample)))
                    .get();
        }
    }

    private List<PatientSample> acceptedOf(String device) {
        return TopicContents.of(Topics.PATIENT_VITALS, bootstrap).stream()
                .filter(sample -> sample.device().value().equals(device))
                .toList();
    }

    private List<Alert> alertsOf(String patient) {
        return TopicContents.of(Topics.ALERTS, bootstrap).stream()
                .filter(alert -> alert.patient().value().equals(patient))
                .toList();
    }

    /** Which partition a device's samples came by; all came by the same. */
    private int partitionOf(String device) {
        return TopicContents.partitionOf(Topics.rawVitals("acme"), device, bootstrap);
    }

    private static int javaPartitionOf(String device) {
        return Utils.toPositive(Utils.murmur2(device.getBytes(UTF_8))) % 4;
    }
}
