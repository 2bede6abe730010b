package dev.wardstream.pipeline;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Vendors' clients put a device on different partitions: Java's by murmur2 of the key, librdkafka's (kcat, Python, Go, C#) by
 * CRC-32, its default {@code consistent_random}.
 */
class VendorClientsIT {
    private static final int DEVICES = 20;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path folder;

    @Test
    void aSampleIsWithWhoWoreTheDeviceWhicheverClientSentItAndHoweverLate() throws Exception {
        long moved = System.currentTimeMillis() - 600_000;
        List<String> expected = new ArrayList<>();
        Set<Boolean> together = new HashSet<>();
        List<Assignments> worn = IntStream.range(0, DEVICES)
                .mapToObj(i -> Bedside.history(
                        "W-" + i,
                        Bedside.worn("first-" + i, DeviceKind.WEARABLE, moved - 600_000, moved),
                        Bedside.worn("second-" + i, DeviceKind.WEARABLE, moved, Assignment.OPEN)))
                .toList();
        try (LiveMonitor live = LiveMonitor.start(folder, new WardClock.Wall(), worn)) {
            for (int i = 0; i < DEVICES; i++) {
                String device = "W-" + i;
                int javas = BuiltInPartitioner.partitionForKey(TestWard.bytes(device), LiveMonitor.PARTITIONS);
                int librdkafkas = ofLibrdkafka(device);
                together.add(javas == librdkafkas);
                // The second patient's come before what the device kept of the first's time.
                publish(live, javas, device, moved + 1_000);
                publish(live, librdkafkas, device, moved + 2_000);
                publish(live, librdkafkas, device, moved - 2_000);
                publish(live, javas, device, moved - 1_000);
                expected.addAll(List.of(
                        "first-" + i + " -2", "first-" + i + " -1", "second-" + i + " 1", "second-" + i + " 2"));
            }
            await().atMost(PATIENCE)
                    .until(() -> live.readAll(Topics.PATIENT_VITALS).size() >= expected.size());

            assertThat(together)
                    .as("some devices are on one partition by both, some are not")
                    .hasSize(2);
            assertThat(live.readAll(Topics.PATIENT_VITALS).stream()
                            .map(record -> Objects.requireNonNull(
                                    Topics.PATIENT_VITALS.serde().deserializer().deserialize("", record.value())))
                            .map(sample -> told(sample, moved)))
                    .containsExactlyInAnyOrderElementsOf(expected);
            await().atMost(PATIENCE).until(() -> live.monitor().intakeCounts().accepted() == expected.size());
        }
    }

    private static String told(PatientSample sample, long moved) {
        return sample.patient() + " " + (sample.measuredAt() - moved) / 1_000;
    }

    private static void publish(LiveMonitor live, int partition, String device, long measuredAt) throws Exception {
        byte[] value = TestWard.encoded(Bedside.of(device, measuredAt, VitalSign.HEART_RATE, 72));
        live.producer()
                .send(new ProducerRecord<>(LiveMonitor.RAW.name(), partition, TestWard.bytes(device), value))
                .get();
    }

    /** As librdkafka's rd_kafka_msg_partitioner_consistent_random does for a key that is not empty. */
    private static int ofLibrdkafka(String key) {
        CRC32 crc = new CRC32();
        crc.update(TestWard.bytes(key));
        return (int) (crc.getValue() % LiveMonitor.PARTITIONS);
    }
}
