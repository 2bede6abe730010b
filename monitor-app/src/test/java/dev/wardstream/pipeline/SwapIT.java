package dev.wardstream.pipeline;

import static dev.wardstream.Patience.PATIENCE;
import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.MINUTE;
import static dev.wardstream.pipeline.TestWard.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.alarm.Alert;
import dev.wardstream.patient.WindowShape;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.Models;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.Retrained;
import dev.wardstream.score.RnnModel;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.wire.DeviceSamples;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model is swapped while fifty wearables send, and the monitor restarts in the middle of it. */
class SwapIT {
    private static final int PATIENTS = 50;
    private static final RnnModel SHIPPED = Models.shipped("wearable-1hz");
    private static final RnnModel NEXT = Retrained.version(SHIPPED, "next");
    private static final long SWAP = DAWN + 5 * MINUTE;
    private static final long END = DAWN + 10 * MINUTE;
    private static final long HOP = 10 * SECOND;
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
    void noWindowIsLostNorScoredTwiceIdsChangeAtOneInstantAndAlertsGoOn() throws Exception {
        send(DAWN, DAWN + 4 * MINUTE);
        live.publish(Publication.of(NEXT, SWAP));
        live.publish(Publication.damaged(Retrained.version(SHIPPED, "broken"), SWAP));
        await().atMost(PATIENCE).until(this::isNextKnown);
        // What was sent is still being processed: the monitor goes down with the swap announced, and comes back in it.
        send(DAWN + 4 * MINUTE, SWAP + MINUTE);
        live.restart();
        assertThat(isNextKnown()).as("known before anything is processed").isTrue();
        send(SWAP + MINUTE, END);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> scores().values().stream()
                                .filter(own -> own.get(own.size() - 1).at() >= END - HOP)
                                .count()
                        == PATIENTS);

        Map<String, List<ModelScore>> scores = scores();
        assertThat(scores).hasSize(PATIENTS);
        scores.forEach(SwapIT::assertScoredOnceByWhoIsInForce);
        assertThat(live.monitor().illness()).isEmpty();
        assertThat(raised()).anyMatch(at -> at < SWAP).anyMatch(at -> at > SWAP);
    }

    private static void assertScoredOnceByWhoIsInForce(String patient, List<ModelScore> scores) {
        List<Long> hops =
                scores.stream().map(score -> Math.floorDiv(score.at(), HOP)).toList();
        for (int i = 1; i < hops.size(); i++) {
            assertThat(hops.get(i)).as("%s, in the order of the topic", patient).isEqualTo(hops.get(i - 1) + 1);
        }
        assertThat(hops).as(patient).hasSizeGreaterThan(50);
        assertThat(scores)
                .as(patient)
                .allSatisfy(
                        score -> assertThat(score.model()).isEqualTo(score.at() < SWAP ? SHIPPED.ref() : NEXT.ref()));
    }

    private boolean isNextKnown() {
        return NEXT.ref()
                .equals(Objects.requireNonNull(live.fleet().inForce(WindowShape.of(SHIPPED), SWAP))
                        .ref());
    }

    private Map<String, List<ModelScore>> scores() {
        return read(Topics.PATIENT_SCORES).stream()
                .filter(score -> score.score() instanceof ModelScore model
                        && model.model().id().equals(SHIPPED.ref().id()))
                .collect(Collectors.groupingBy(
                        score -> score.patient().value(),
                        Collectors.mapping((PatientScore score) -> (ModelScore) score.score(), Collectors.toList())));
    }

    private List<Long> raised() {
        return read(Topics.ALERTS).stream()
                .filter(alert -> alert.event() == Alert.Event.RAISED)
                .map(Alert::onset)
                .toList();
    }

    private <V> List<V> read(Topic<V> topic) {
        return live.readAll(topic).stream()
                .map(record -> topic.serde().deserializer().deserialize(topic.name(), record.value()))
                .toList();
    }

    /** Everybody's heart races in the second and in the eighth minute. */
    private void send(long from, long to) throws Exception {
        for (long at = from; at < to; at += SECOND) {
            long minute = (at - DAWN) / MINUTE;
            for (int patient = 0; patient < PATIENTS; patient++) {
                String device = "W-" + patient;
                byte[] sample = CODEC.encode(Bedside.atRest(device, at, minute == 2 || minute == 8 ? 155 : 70));
                var sent = live.producer()
                        .send(new ProducerRecord<>(LiveMonitor.RAW.name(), TestWard.bytes(device), sample));
                Objects.requireNonNull(sent);
            }
        }
        live.producer().flush();
    }
}
