package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.alarm.AlarmBoard;
import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Response;
import dev.wardstream.kill.Death;
import dev.wardstream.score.ModelFile;
import dev.wardstream.score.Models;
import dev.wardstream.score.Retrained;
import dev.wardstream.score.RnnModel;
import dev.wardstream.simulate.Feed;
import dev.wardstream.simulate.Pacer;
import dev.wardstream.simulate.SimulatedWard;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.WindowSpec;
import dev.wardstream.wire.CommandRecords;
import dev.wardstream.wire.PublishedModel;
import dev.wardstream.wire.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A morning of a ward, twice: once the monitor dies at each point at which a half-done thing could be lost or done twice, with
 * commands, a model and new limits on their way, and once it does not. Nobody downstream can tell which was which.
 */
class KillPointsIT {
    private static final long START = Instant.parse("2026-03-01T07:00:00Z").toEpochMilli();
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long ROUND = START + 4 * MINUTE;
    private static final long NEW_LIMITS = START + 6 * MINUTE;
    private static final long END = START + 8 * MINUTE;
    private static final RnnModel SHIPPED = Models.shipped("wearable-1hz");
    /** Each in force while everybody sends. */
    private static final PublishedModel RETRAINED =
            published(Retrained.version(SHIPPED, "retrained"), START + 5 * MINUTE);

    private static final PublishedModel CORRECTED =
            published(Retrained.version(SHIPPED, "corrected"), START + 6 * MINUTE + 30 * SECOND);
    /** It looks at other windows. */
    private static final PublishedModel RARER =
            published(Retrained.version(SHIPPED, "rarer", rarer(SHIPPED.window())), START + 7 * MINUTE);

    private static final Feed WARD = KillFeeds.both(
            KillFeeds.both(
                    KillFeeds.withRacingHearts(
                            KillFeeds.oneDeviceEach(
                                    SimulatedWard.of(12, 7, START).lasting(Duration.ofMinutes(8))),
                            START),
                    KillFeeds.bed("quiet", START, quiet())),
            KillFeeds.bed("sugar", START, sugar()));
    private static final Feed AGAIN = KillFeeds.withRepeats(WARD);
    private static final Pattern TAKEN_AGAIN =
            Pattern.compile("of (\\d+) samples since the floor, (\\d+) that no snapshot");

    @Test
    void whereverTheMonitorDiesTheMorningIsToldOnceAndAsIfItHadNot(@TempDir Path folder) throws Exception {
        Downstream calm = morning(folder.resolve("calm"), false);
        assertThat(calm.count("alerts")).isGreaterThan(20);
        assertThat(calm.on("command.outcomes").toString())
                .contains("result=DONE")
                .doesNotContain("STALE");
        assertThat(calm.on("patient.scores").toString()).contains("retrained", "corrected", "rarer");
        assertThat(calm.on("alerts").get(new PatientId("sugar")))
                .as("high by the new limits only")
                .singleElement()
                .asString()
                .contains("BLOOD_GLUCOSE_HIGH");
        assertThat(calm.quarantine())
                .as("one failed in each part of the morning")
                .hasSize(3);
        assertThat(calm.counts().get("wardstream_records_duplicates_total")).isGreaterThan(400);

        Downstream dying = morning(folder.resolve("dying"), true);

        dying.assertIsAs(calm);
        assertThat(dying.counts()).isEqualTo(calm.counts());
    }

    private static Downstream morning(Path folder, boolean dies) throws Exception {
        try (Morning morning = new Morning(folder, dies)) {
            morning.receive(KillFeeds.within(AGAIN, START, ROUND));
            morning.dieAt(Death.SNAPSHOT_WRITTEN, 60);
            morning.fail("sim-0001");
            morning.dieAt(Death.FOLDING_AGAIN, 20);
            morning.dieAt(Death.RESTORING, 50);
            morning.workOff();

            morning.answerTwoAlarms();
            morning.dieAt(Death.COMMAND_CARRIED_OUT, 1);
            morning.workOff();

            morning.deploy(RETRAINED);
            morning.receive(KillFeeds.within(AGAIN, ROUND, NEW_LIMITS));
            morning.dieAt(Death.ALERT_COMMITTED, 2);
            morning.fail("sim-0002");
            // A vendor whose gateway lost its connection with ours sends all of the last minute again.
            morning.receive(KillFeeds.within(WARD, NEW_LIMITS - MINUTE, NEW_LIMITS));
            morning.dieAt(Death.FOLDING_AGAIN, 20, () -> morning.deploy(CORRECTED));
            morning.workOff();

            morning.restartWith("WARDSTREAM_ALARM_LIMITS_BLOOD_GLUCOSE_HIGH", "180");
            morning.deploy(RARER);
            morning.receive(KillFeeds.within(AGAIN, NEW_LIMITS, END));
            morning.dieAt(Death.SNAPSHOT_WRITTEN, 40);
            morning.fail("sim-0003");
            return morning.end();
        }
    }

    /** Heard three times, and then never again: samples of theirs stand in the log alone while all others go on. */
    private static List<DeviceSample> quiet() {
        return List.of(
                KillFeeds.sampleOf("quiet", START + 10 * SECOND, Readings.of(VitalSign.HEART_RATE, 71)),
                KillFeeds.sampleOf("quiet", START + 11 * SECOND, Readings.of(VitalSign.HEART_RATE, 72)),
                KillFeeds.sampleOf("quiet", START + 12 * SECOND, Readings.of(VitalSign.HEART_RATE, 73)));
    }

    /** Blood glucose as before in the ward's limits, and since {@link #NEW_LIMITS} in the old ones only. */
    private static List<DeviceSample> sugar() {
        List<DeviceSample> samples = new ArrayList<>();
        for (long at = START; at < END; at += 5 * SECOND) {
            double glucose = (at < NEW_LIMITS ? 110 : 200) + at / SECOND % 7;
            samples.add(KillFeeds.sampleOf("sugar", at, Readings.of(VitalSign.BLOOD_GLUCOSE, glucose)));
        }
        return samples;
    }

    private static WindowSpec rarer(WindowSpec window) {
        return new WindowSpec(window.step(), window.length(), window.hop().multipliedBy(2), window.grace());
    }

    private static PublishedModel published(RnnModel model, long from) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ModelFile.write(model, file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new PublishedModel(model.ref().toString(), Instant.ofEpochMilli(from), file.toByteArray(), false);
    }

    /** What people do meanwhile. */
    private interface Meanwhile {
        void happens() throws Exception;
    }

    /** One of the two mornings. Where the monitor dies it is down whenever something comes; otherwise it runs all the time. */
    private static final class Morning implements AutoCloseable {
        private static final String MONITOR = "monitor";

        private final KillWard ward;
        private final boolean dies;
        private @Nullable Program running;
        private int asked;
        private int failed;

        Morning(Path folder, boolean dies) throws Exception {
            this.ward = KillWard.open(folder, WARD).with("WARDSTREAM_MONITOR_CLOCK", "event");
            this.dies = dies;
            if (!dies) {
                running = watching();
            }
        }

        private Program watching() throws IOException {
            Program monitor = ward.monitor(MONITOR);
            monitor.awaitLine("monitoring on");
            return monitor;
        }

        void receive(Feed feed) throws InterruptedException {
            ward.publish(feed, Pacer.unpaced());
        }

        /** A record that fails in the middle of the step that it makes a patient do: it is another's. */
        void fail(String patient) throws Exception {
            failed++;
            Sample sample = Sample.of(START + failed * MINUTE, Readings.of(VitalSign.HEART_RATE, 180));
            PatientSample lost = new PatientSample(
                    new PatientId("lost-" + failed),
                    new DeviceId("lost-monitor"),
                    DeviceKind.BEDSIDE_MONITOR,
                    new Location("ward-1", "bed-0"),
                    sample,
                    sample.measuredAt());
            TopicContents.add(Topics.PATIENT_VITALS, patient, lost, ward.bootstrapServers());
        }

        void dieAt(Death point, int times) throws Exception {
            dieAt(point, times, () -> {});
        }

        void dieAt(Death point, int times, Meanwhile meanwhile) throws Exception {
            if (!dies) {
                meanwhile.happens();
                return;
            }
            point.order(ward.folderOf(MONITOR), times);
            try (Program monitor = ward.monitor(MONITOR)) {
                meanwhile.happens();
                ward.awaitDeath(monitor, MONITOR, point);
            }
            ward.buryTheDead();
        }

        /** All that has come is processed. Who dies at all then dies once more, with nothing left to do. */
        void workOff() throws Exception {
            Program monitor = running == null ? ward.monitor(MONITOR) : running;
            ward.drain();
            await().atMost(PATIENCE)
                    .until(() -> TopicContents.of(Topics.COMMAND_OUTCOMES, ward.bootstrapServers())
                                    .size()
                            == asked);
            if (dies) {
                monitor.kill();
                ward.buryTheDead();
            }
        }

        /** A nurse acknowledges one alarm that is on, and silences another. */
        void answerTwoAlarms() throws Exception {
            AlarmBoard board = new AlarmBoard();
            TopicContents.of(Topics.ALERTS, ward.bootstrapServers()).forEach(board::take);
            List<Alert> on = board.alarms().stream()
                    .filter(alarm -> alarm.standing().presence() instanceof Presence.On
                            && alarm.standing().response() instanceof Response.Awaited)
                    .sorted(Comparator.comparing(Alert::id))
                    .toList();
            assertThat(on).hasSizeGreaterThan(1);
            Alert seen = on.get(0);
            Alert loud = on.get(on.size() - 1);
            ask(seen, new Action.Acknowledge(seen.id(), "I am there"));
            ask(loud, new Action.Silence(loud.id(), ROUND + MINUTE, "suction"));
        }

        private void ask(Alert alarm, Action action) throws Exception {
            asked++;
            AlarmCommand command = new AlarmCommand("ask-" + asked, alarm.patient(), ROUND, "nurse-1", action);
            TopicContents.add(
                    Topics.ALERT_COMMANDS,
                    alarm.patient().value(),
                    CommandRecords.toAvro(command, "test"),
                    ward.bootstrapServers());
        }

        /** A monitor that runs knows the model when this returns. */
        void deploy(PublishedModel model) throws Exception {
            try (KafkaProducer<String, byte[]> producer =
                    new KafkaProducer<>(ward.config().kafka(), new StringSerializer(), new ByteArraySerializer())) {
                producer.send(model.toRecord()).get();
            }
            if (!dies) {
                await().atMost(PATIENCE)
                        .until(() -> ward.logOf(MONITOR).contains("The model " + model.ref() + " is served"));
            }
        }

        /** In all order, where it did not die just now. */
        void restartWith(String setting, String value) throws Exception {
            ward.with(setting, value);
            if (!dies) {
                requireNonNull(running).interrupt();
                requireNonNull(running).exitCode();
                running = watching();
            }
        }

        Downstream end() throws Exception {
            try (Program monitor = running == null ? ward.monitor(MONITOR) : running) {
                ward.drain();
                if (dies) {
                    assertSamplesWereTakenInAgain();
                }
                return ward.left(monitor);
            }
        }

        /** Else none of this would have been tried. */
        private void assertSamplesWereTakenInAgain() throws IOException {
            List<MatchResult> again =
                    TAKEN_AGAIN.matcher(ward.logOf(MONITOR)).results().toList();
            assertThat(again).as("times").hasSizeGreaterThan(5);
            assertThat(again).as("samples").anyMatch(found -> Integer.parseInt(found.group(2)) > 5);
            assertThat(again)
                    .as("some read again, though a snapshot held them")
                    .anyMatch(found -> Integer.parseInt(found.group(1)) > Integer.parseInt(found.group(2)));
        }

        @Override
        public void close() {
            if (running != null) {
                running.close();
            }
            ward.close();
        }
    }
}
