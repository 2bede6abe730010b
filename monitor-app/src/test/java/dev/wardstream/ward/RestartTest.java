package dev.wardstream.ward;

import static dev.wardstream.ward.Records.BED_2;
import static dev.wardstream.ward.Records.BED_9;
import static dev.wardstream.ward.Records.T0;
import static dev.wardstream.ward.Records.alert;
import static dev.wardstream.ward.Records.anomaly;
import static dev.wardstream.ward.Records.command;
import static dev.wardstream.ward.Records.news2;
import static dev.wardstream.ward.Records.outcome;
import static dev.wardstream.ward.Records.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome.Result;
import dev.wardstream.alarm.Presence;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who reads all topics anew, one after the other, knows the same as who heard everything as it happened. */
class RestartTest {
    private static final int LIVES = 300;
    private static final int RECORDS = 400;
    private static final Duration HISTORY = Duration.ofHours(12);

    /** The topics in the order in which a start reads them. */
    private static final List<String> ORDER = List.of(
            Topics.COMMAND_OUTCOMES.name(),
            Topics.ALERT_COMMANDS.name(),
            Topics.DEVICE_ASSIGNMENTS.name(),
            Topics.ALERTS.name(),
            Topics.PATIENT_SCORES.name(),
            Topics.PATIENT_VITALS.name());

    private record Message(String topic, String key, Object value) {}

    @Test
    void aRestartRebuildsTheSameWard() {
        for (int seed = 0; seed < LIVES; seed++) {
            List<Message> asItHappened = life(new Random(seed));
            List<Message> byTopic = ORDER.stream()
                    .flatMap(topic -> asItHappened.stream().filter(message -> message.topic.equals(topic)))
                    .toList();

            assertThat(told(byTopic)).as("seed " + seed).isEqualTo(told(asItHappened));
        }
    }

    private static String told(List<Message> messages) {
        Ward ward = new Ward(AlarmPolicy.defaults(), HISTORY);
        for (Message message : messages) {
            WardRecords.take(message.value, message.topic, message.key, ward);
        }
        long now = T0 + RECORDS * 1_000L;
        return ward.patients().stream()
                .map(patient -> new String(Json.bytes(PatientView.of(ward, patient, now)), StandardCharsets.UTF_8)
                        + new String(
                                Json.bytes(patient.log().newestFirst().stream()
                                        .map(life -> AlarmLifeView.of(life, null))
                                        .toList()),
                                StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /**
     * A ward as it may happen: everybody wears a device from the beginning until a discharge, and is admitted again before
     * anything else is heard of them.
     */
    private static List<Message> life(Random random) {
        List<Message> messages = new ArrayList<>();
        List<Life> lives = new ArrayList<>();
        for (int patient = 0; patient < 3; patient++) {
            lives.add(new Life(new PatientId("patient-" + patient), random, messages));
        }
        lives.forEach(life -> life.wears(Assignment.OPEN));
        for (int second = 1; second < RECORDS; second++) {
            lives.get(random.nextInt(lives.size())).goesOn(T0 + second * 1_000L);
        }
        return messages;
    }

    private static final class Life {
        private final PatientId patient;
        private final Random random;
        private final List<Message> messages;
        private int commands;
        private boolean here = true;
        private boolean worn = true;
        private boolean alarm;
        private String alarmId = "";

        Life(PatientId patient, Random random, List<Message> messages) {
            this.patient = patient;
            this.random = random;
            this.messages = messages;
        }

        void wears(long until) {
            Assignment monitor = new Assignment(patient, BED_9, DeviceKind.BEDSIDE_MONITOR, T0, until);
            add(
                    Topics.DEVICE_ASSIGNMENTS.name(),
                    new Assignments(new DeviceId("monitor-of-" + patient), List.of(monitor)));
        }

        void goesOn(long now) {
            if (!here) {
                asked(now, new Action.Admit(BED_2), Result.DONE);
                here = true;
                return;
            }
            switch (random.nextInt(40) == 0 ? 6 : random.nextInt(6) + (random.nextBoolean() ? 7 : 0)) {
                case 0 -> add(Topics.PATIENT_SCORES.name(), news2(patient, now, random.nextInt(4), false));
                case 1 -> add(Topics.PATIENT_SCORES.name(), anomaly(patient, now, random.nextDouble()));
                case 2 -> alarm(now);
                case 3 -> asked(now, new Action.Pause(now + 3_600_000, "x-ray"));
                case 4 -> asked(now, new Action.Resume());
                case 5 -> asked(now, new Action.Admit(oneOf(BED_9, BED_2)));
                case 6 -> leaves(now);
                default ->
                    add(
                            Topics.PATIENT_VITALS.name(),
                            sample(patient, now, VitalSign.HEART_RATE, 60 + random.nextInt(80)));
            }
        }

        private void leaves(long now) {
            asked(now, new Action.Discharge("home"), Result.DONE);
            if (worn) {
                wears(now);
                worn = false;
            }
            if (alarm) {
                alarm(now);
            }
            here = false;
        }

        private void alarm(long now) {
            alarm = !alarm;
            alarmId = alarm ? patient + "/" + now : alarmId;
            add(
                    Topics.ALERTS.name(),
                    alert(
                            patient,
                            alarmId,
                            alarm ? Alert.Event.RAISED : Alert.Event.CEASED,
                            alarm ? new Presence.On() : new Presence.Off(),
                            now));
        }

        private void asked(long now, Action action) {
            asked(now, action, random.nextInt(4) == 0 ? Result.STALE : Result.DONE);
        }

        private void asked(long now, Action action, Result result) {
            AlertCommand command = command(patient, patient + "-" + commands++, now, action);
            add(Topics.ALERT_COMMANDS.name(), command);
            add(Topics.COMMAND_OUTCOMES.name(), outcome(command, result));
        }

        private void add(String topic, Object value) {
            messages.add(new Message(topic, patient.value(), value));
        }

        private Location oneOf(Location one, Location other) {
            return random.nextBoolean() ? one : other;
        }
    }
}
