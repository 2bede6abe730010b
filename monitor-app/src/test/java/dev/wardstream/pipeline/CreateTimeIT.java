package dev.wardstream.pipeline;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.DeviceSamples;
import dev.wardstream.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A vendor publishes before anybody has created the topic, and the cluster makes it up as it makes all topics: with the time that
 * the sender says. When we received a record is our own time all the same.
 */
class CreateTimeIT {
    private static final String TOPIC = "vitals.raw.newcomer";
    private static final DeviceSamples CODEC = DeviceSamples.using(null);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path folder;

    @Test
    void aTopicWithTheSendersTimeThatAppearsWhileTheMonitorRunsIsReadByOurs() throws Exception {
        try (LiveMonitor live = LiveMonitor.start(
                        folder, new WardClock.Wall(), List.of(Bedside.history("W-1", Bedside.wearable("alma", 0))));
                Admin admin = Admin.create(live.kafka())) {
            NewTopic made = new NewTopic(TOPIC, LiveMonitor.PARTITIONS, (short) 1)
                    .configs(Map.of("message.timestamp.type", "CreateTime"));
            admin.createTopics(List.of(made)).all().get();

            // What was measured hours ago, and says that it was sent then, in no step with now.
            long now = System.currentTimeMillis();
            for (int i = 0; i < 20; i++) {
                send(live, now - Duration.ofHours(3).toMillis() + i * 10_000L, 180);
            }
            await().atMost(PATIENCE)
                    .until(() -> live.readAll(Topics.PATIENT_VITALS).size() == 20);
            assertThat(live.readAll(Topics.PATIENT_VITALS))
                    .map(record ->
                            Topics.PATIENT_VITALS.serde().deserializer().deserialize(record.topic(), record.value()))
                    .allMatch(sample -> sample.receivedAt() >= now, "received now")
                    .allMatch(sample -> sample.measuredAt() < now - 3_000_000, "measured hours ago");
            assertThat(live.topicIllness()).contains(TOPIC + " has CreateTime");
            assertThat(heart(live))
                    .as("nobody is called for what is three hours old")
                    .isEmpty();

            // And what is measured now is live, though its sender says an hour from now.
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
                send(live, System.currentTimeMillis(), 180);
                return heart(live).stream().anyMatch(alert -> alert.event() == Event.RAISED && alert.calls());
            });
        }
    }

    @Test
    void aTopicAsItIsDesignedIsToldOfNobodyAndReadByTheTimeOfItsAppend() throws Exception {
        try (LiveMonitor live = LiveMonitor.start(
                folder, new WardClock.Wall(), List.of(Bedside.history("W-1", Bedside.wearable("alma", 0))))) {
            long now = System.currentTimeMillis();
            DeviceSample sample = Bedside.of("W-1", now, VitalSign.HEART_RATE, 72);
            RecordHeaders claim = new RecordHeaders();
            claim.add("wardstream.timestamp.claimed", new byte[] {1});
            long appendedAt = live.producer()
                    .send(new ProducerRecord<>(
                            LiveMonitor.RAW.name(), null, null, TestWard.bytes("W-1"), CODEC.encode(sample), claim))
                    .get()
                    .timestamp();
            await().atMost(PATIENCE)
                    .until(() -> live.readAll(Topics.PATIENT_VITALS).size() == 1);

            assertThat(live.readAll(Topics.PATIENT_VITALS))
                    .map(record ->
                            Topics.PATIENT_VITALS.serde().deserializer().deserialize(record.topic(), record.value()))
                    .allMatch(accepted -> accepted.receivedAt() == appendedAt);
            assertThat(live.topicIllness())
                    .as("whatever a vendor's headers say")
                    .isEmpty();
        }
    }

    private static void send(LiveMonitor live, long measuredAt, double heartRate) throws Exception {
        DeviceSample sample = Bedside.of("W-1", measuredAt, VitalSign.HEART_RATE, heartRate);
        long said = measuredAt + Duration.ofMinutes(50).toMillis();
        live.producer()
                .send(new ProducerRecord<>(TOPIC, null, said, TestWard.bytes("W-1"), CODEC.encode(sample)))
                .get();
    }

    private static List<Alert> heart(LiveMonitor live) {
        return live.readAll(Topics.ALERTS).stream()
                .map(record -> Topics.ALERTS.serde().deserializer().deserialize(record.topic(), record.value()))
                .filter(alert -> alert.kind() == AlarmKind.HEART_RATE_HIGH)
                .toList();
    }
}
