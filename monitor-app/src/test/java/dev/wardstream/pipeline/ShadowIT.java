package dev.wardstream.pipeline;

import static dev.wardstream.Patience.PATIENCE;
import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.MINUTE;
import static dev.wardstream.pipeline.TestWard.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.patient.WindowShape;
import dev.wardstream.score.Greedy;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.Retrained;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.wire.DeviceSamples;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shadows are published while twenty wearables send, on a real broker; how long alarms take is measured by {@link ShadowBench}. */
class ShadowIT {
    private static final int PATIENTS = 20;
    private static final long END = DAWN + 6 * MINUTE;
    private static final DeviceSamples CODEC = DeviceSamples.using(null);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path folder;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private LiveMonitor live;

    @BeforeEach
    void startTheMonitor() throws Exception {
        List<Assignments> worn = IntStream.range(0, PATIENTS)
                .mapToObj(patient -> Bedside.history("W-" + patient, Bedside.wearable("patient-" + patient, DAWN)))
                .toList();
        live = LiveMonitor.start(folder, new WardClock.EventTime(), worn);
    }

    @AfterEach
    void stopTheMonitor() {
        live.close();
    }

    @Test
    void everyAlarmComesWhileAShadowAtTheCeilingIsTriedAndOneAboveItIsNotServed() throws Exception {
        live.publish(Publication.shadow(Greedy.atTheCeiling(), DAWN));
        live.publish(Publication.shadow(Retrained.version(Greedy.stopsEveryAlarm(), "2"), DAWN));
        await().atMost(PATIENCE)
                .until(() -> !live.fleet()
                                .shadows(WindowShape.of(Greedy.atTheCeiling()), END)
                                .isEmpty()
                        && !live.modelIllness().isEmpty());

        send();

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(read(Topics.ALERTS))
                        .filteredOn(alert ->
                                alert.event() == Alert.Event.RAISED && alert.kind() == AlarmKind.HEART_RATE_HIGH)
                        .extracting(alert -> alert.patient().value())
                        .hasSize(PATIENTS)
                        .doesNotHaveDuplicates());
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> read(Topics.PATIENT_SCORES).stream().anyMatch(PatientScore::shadow));
        assertThat(live.modelIllness())
                .contains("greedy@2 is refused", "it costs too much")
                .doesNotContain("greedy@1");
        assertThat(live.monitor().illness()).isEmpty();
    }

    private <V> List<V> read(Topic<V> topic) {
        return live.readAll(topic).stream()
                .map(record -> topic.serde().deserializer().deserialize(topic.name(), record.value()))
                .toList();
    }

    /** Everybody's heart races in the last minute but one. */
    private void send() {
        for (long at = DAWN; at < END; at += SECOND) {
            boolean racing = (at - DAWN) / MINUTE == 4;
            for (int patient = 0; patient < PATIENTS; patient++) {
                String device = "W-" + patient;
                byte[] sample = CODEC.encode(Bedside.atRest(device, at, racing ? 155 : 70));
                Objects.requireNonNull(live.producer()
                        .send(new ProducerRecord<>(LiveMonitor.RAW.name(), TestWard.bytes(device), sample)));
            }
        }
        live.producer().flush();
    }
}
