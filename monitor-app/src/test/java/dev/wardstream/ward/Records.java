package dev.wardstream.ward;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.Hush;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.alarm.Standing;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.score.ModelRef;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.RiskScore;
import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.Charted;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.CommandRecords;
import dev.wardstream.words.Said;
import java.util.List;

/** What the topics may hold of a ward, in few words. */
final class Records {
    /** The beginning of a minute, epoch milliseconds. */
    static final long T0 = 1_795_000_020_000L;

    static final long MINUTE = 60_000;
    static final PatientId ANNA = new PatientId("patient-7");
    static final PatientId BERT = new PatientId("patient-8");
    static final DeviceId BAND = new DeviceId("band-1");
    static final Location BED_9 = new Location("ward-1", "bed-9");
    static final Location BED_2 = new Location("ward-2", "bed-2");

    private Records() {}

    static PatientSample sample(PatientId patient, long measuredAt, VitalSign vital, double value) {
        return sample(patient, measuredAt, measuredAt + 500, Readings.of(vital, value), 0.9);
    }

    static PatientSample sample(
            PatientId patient, long measuredAt, long receivedAt, Readings readings, double signalQuality) {
        Sample sample = new Sample(measuredAt, readings, Observations.unknown(), signalQuality, 0.8);
        return new PatientSample(patient, BAND, DeviceKind.WEARABLE, BED_9, sample, receivedAt);
    }

    static Assignments worn(PatientId patient, Location bed, long from) {
        return new Assignments(BAND, List.of(new Assignment(patient, bed, DeviceKind.WEARABLE, from, Assignment.OPEN)));
    }

    static PatientScore news2(PatientId patient, long at, int points, boolean retrospective) {
        News2 score = new News2(
                at,
                List.of(new News2.Part(News2.Parameter.PULSE, points, "134 /min", new DeviceId("M-1"))),
                List.of(News2.Parameter.CONSCIOUSNESS),
                retrospective);
        return new PatientScore(patient, BED_9, BAND, DeviceKind.WEARABLE, at, score);
    }

    static PatientScore anomaly(PatientId patient, long at, double value) {
        ModelScore score = new ModelScore(
                new ModelRef("wearable-1hz", "1"),
                at - MINUTE,
                at,
                at,
                value,
                List.of(new Contribution(VitalSign.HEART_RATE, 1, 143, 83)),
                0.5,
                false);
        return new PatientScore(patient, BED_9, BAND, DeviceKind.WEARABLE, at, score);
    }

    static PatientScore risk(PatientId patient, long at, double probability) {
        RiskScore score = new RiskScore(
                new ModelRef("risk-icu", "1"),
                at - 48 * 60 * MINUTE,
                at,
                at,
                probability,
                0.31,
                List.of(
                        new RiskScore.Contribution(VitalSign.GLASGOW_COMA_SCALE, 0.7, 9, new DeviceId("M-1")),
                        new RiskScore.Contribution(Charted.VENTILATED, -0.1, 0)),
                0.5,
                false);
        return new PatientScore(patient, BED_9, BAND, DeviceKind.WEARABLE, at, score);
    }

    /** The same, by a model that is only tried. */
    static PatientScore tried(PatientScore score) {
        return new PatientScore(
                score.patient(),
                score.location(),
                score.device(),
                score.kind(),
                score.receivedAt(),
                score.score(),
                true);
    }

    /** An event of an alarm about a fast heart, of high priority. */
    static Alert alert(PatientId patient, String id, Alert.Event event, Presence presence, long at) {
        return new Alert(
                id,
                patient,
                BED_9,
                BAND,
                AlarmKind.HEART_RATE_HIGH,
                Priority.HIGH,
                event,
                at,
                at,
                at,
                Said.plain("HR 155 > 140 /min for 31 s"),
                155,
                140,
                null,
                null,
                List.of(),
                false,
                new Standing(
                        patient + "/episode",
                        presence,
                        new Response.Awaited(),
                        new Sound.Audible(),
                        Hush.NONE,
                        true,
                        1,
                        null),
                null);
    }

    static AlertCommand command(PatientId patient, String id, long at, Action action) {
        return CommandRecords.toAvro(new AlarmCommand(id, patient, at, "nurse-3", action), "test");
    }

    static CommandOutcome done(AlertCommand command) {
        return outcome(command, CommandOutcome.Result.DONE);
    }

    static CommandOutcome outcome(AlertCommand command, CommandOutcome.Result result) {
        return new CommandOutcome(
                command.getCommandId(),
                new PatientId(command.getPatientId()),
                CommandRecords.nameOf(command),
                command.getIssuedBy(),
                command.getIssuedAt(),
                result,
                Said.plain("told"));
    }
}
