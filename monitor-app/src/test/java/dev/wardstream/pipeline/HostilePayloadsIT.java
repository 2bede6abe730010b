package dev.wardstream.pipeline;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.intake.Reason;
import dev.wardstream.pipeline.HostilePayloads.Payload;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostilePayloadsIT {
    private static final int HOSTILE = 100_000;
    private static final int ONE_HONEST_IN = 100;
    private static final String HONEST = "W-0";
    private static final String[] HIJACKED = {"W-1", "W-2", "W-3", "W-4", "W-5"};

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path folder;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private LiveMonitor live;

    private final Map<String, Payload> published = new ConcurrentHashMap<>();
    private final long start = System.currentTimeMillis() - 600_000;

    @BeforeEach
    void startTheMonitor() throws Exception {
        List<Assignments> worn = new ArrayList<>(List.of(Bedside.history(HONEST, Bedside.wearable("alma", 0))));
        for (String device : HIJACKED) {
            worn.add(Bedside.history(device, Bedside.wearable("wearer-of-" + device, 0)));
        }
        live = LiveMonitor.start(folder, new WardClock.Wall(), worn);
    }

    @AfterEach
    void stopTheMonitor() {
        live.close();
    }

    @Test
    void aHundredThousandHostilePayloadsStopNothingAndEachIsInQuarantineWithItsReason() throws Exception {
        HostilePayloads hostile = new HostilePayloads(7, start, HIJACKED);
        int honest = 0;
        for (int i = 0; i < HOSTILE; i++) {
            publish(hostile.next());
            if (i % ONE_HONEST_IN == 0) {
                publish(honest(honest++));
            }
        }
        live.producer().flush();
        publish(honest(honest++));
        live.producer().flush();
        assertThat(published).hasSize(HOSTILE + honest);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> live.monitor().intakeCounts().received() >= published.size());

        IntakeCounts counts = live.monitor().intakeCounts();
        assertThat(counts.received()).isEqualTo(published.size());
        assertThat(counts.unaccounted()).isZero();
        assertThat(live.monitor().state()).isEqualTo("RUNNING");
        assertThat(live.monitor().illness()).isEmpty();
        assertThat(counts.quarantined()).doesNotContainKey(Reason.PROCESSING_FAILED);
        assertThat(counts.quarantined().keySet())
                .contains(
                        Reason.UNDECODABLE,
                        Reason.UNKNOWN_SCHEMA,
                        Reason.KEY_MISMATCH,
                        Reason.OVERSIZED,
                        Reason.INVALID_DEVICE_ID,
                        Reason.NO_VITALS,
                        Reason.IMPLAUSIBLE_VALUE);
        // What the counts tell may be a commit ahead of what others can read.
        await().atMost(PATIENCE).untilAsserted(() -> assertQuarantineHolds(counts));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(live.readAll(Topics.PATIENT_VITALS)).hasSize((int) counts.accepted()));
        assertThat(live.readAll(Topics.PATIENT_VITALS).stream().filter(each -> is(each.key(), "alma")))
                .as("honest samples in between and after")
                .hasSize(honest);
    }

    @Test
    void bytesThatAStrangerPutsOnThePatientsTopicAreInQuarantineAndThePatientsSamplesGoOn() throws Exception {
        byte[] strange = TestWard.bytes("this is no sample");
        live.producer()
                .send(new ProducerRecord<>(Topics.PATIENT_VITALS.name(), TestWard.bytes("alma"), strange))
                .get();
        publish(honest(0));
        live.producer().flush();

        await().atMost(PATIENCE)
                .until(() -> !live.readAll(Topics.PATIENT_SCORES).isEmpty());
        assertThat(live.readAll(Topics.QUARANTINE)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(TestWard.bytes("alma"));
            assertThat(record.value()).isEqualTo(strange);
            assertThat(header(record, "__streams.errors.topic")).isEqualTo(Topics.PATIENT_VITALS.name());
        });
        assertThat(live.monitor().state()).isEqualTo("RUNNING");
        assertThat(live.monitor().illness()).isEmpty();
    }

    private void assertQuarantineHolds(IntakeCounts counts) {
        List<ConsumerRecord<byte[], byte[]>> quarantine = live.readAll(Topics.QUARANTINE);
        Set<String> refused = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : quarantine) {
            String origin = header(record, Quarantine.TOPIC) + "-" + header(record, Quarantine.PARTITION) + "@"
                    + header(record, Quarantine.OFFSET);
            Payload sent = Objects.requireNonNull(published.get(origin), origin);
            assertThat(isKept(record.key(), sent.key()) && isKept(record.value(), sent.value()))
                    .as("the bytes of %s", origin)
                    .isTrue();
            assertThat(Reason.valueOf(header(record, Quarantine.REASON)).explanation())
                    .isEqualTo(header(record, Quarantine.EXPLANATION));
            if (header(record, Quarantine.DISPOSITION).equals(Quarantine.WHOLE)) {
                assertThat(refused.add(origin)).as(origin).isTrue();
            }
        }
        assertThat((long) refused.size()).isEqualTo(counts.received() - counts.accepted() - counts.duplicates());
    }

    /** Whole, or the beginning of what is too large to be kept. */
    private static boolean isKept(byte @Nullable [] kept, byte @Nullable [] sent) {
        return (sent == null || sent.length <= Quarantine.LARGEST_KEPT)
                ? Arrays.equals(kept, sent)
                : Arrays.equals(kept, Arrays.copyOf(sent, Quarantine.LARGEST_KEPT));
    }

    private Payload honest(int number) {
        return new Payload(
                TestWard.bytes(HONEST),
                TestWard.encoded(Bedside.of(HONEST, start + number * 100L, VitalSign.HEART_RATE, 70 + number % 9)));
    }

    @SuppressWarnings({"FutureReturnValueIgnored", "NullAway"
    }) // The callback tells; a record may have no key or value.
    private void publish(Payload payload) {
        live.producer()
                .send(new ProducerRecord<>(LiveMonitor.RAW.name(), payload.key(), payload.value()), (at, error) -> {
                    if (error == null) {
                        published.put(at.topic() + "-" + at.partition() + "@" + at.offset(), payload);
                    }
                });
    }

    private static boolean is(byte @Nullable [] key, String text) {
        return key != null && new String(key, StandardCharsets.UTF_8).equals(text);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(
                Objects.requireNonNull(record.headers().lastHeader(name), name).value(), StandardCharsets.UTF_8);
    }
}
