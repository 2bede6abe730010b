package dev.wardstream.archive;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Hush;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.alarm.Standing;
import dev.wardstream.score.ModelRef;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.Score;
import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import java.util.List;
import java.util.Map;

/** Records of a ward for tests; patient n lies in bed n and wears device n. */
final class WardRecords {
    static final long START = 1_795_000_000_000L;
    static final ModelRef MODEL = new ModelRef("wearable-1hz", "3");

    private WardRecords() {}

    static PatientSample sample(int patient, long measuredAt) {
        Readings readings = Readings.of(Map.of(VitalSign.HEART_RATE, 72.0, VitalSign.SPO2, 97.0));
        return sample(patient, new Sample(measuredAt, readings, Observations.unknown(), Double.NaN, 0.8));
    }

    static PatientSample sample(int patient, Sample sample) {
        return new PatientSample(
                id(patient), device(patient), DeviceKind.WEARABLE, bed(patient), sample, sample.measuredAt() + 40);
    }

    /** Of a device whose clock is off. */
    static PatientSample stamped(int patient, Sample sample, long stampedAt) {
        return new PatientSample(
                id(patient),
                device(patient),
                DeviceKind.WEARABLE,
                bed(patient),
                sample,
                stampedAt,
                sample.measuredAt() + 40);
    }

    static PatientScore modelScore(int patient, long at) {
        return score(
                patient,
                new ModelScore(
                        MODEL,
                        at - 60_000,
                        at,
                        at,
                        0.75,
                        List.of(
                                new Contribution(VitalSign.HEART_RATE, 0.9, 72, 80),
                                new Contribution(VitalSign.SPO2, 0.1, 97, 97)),
                        0.5,
                        false));
    }

    static PatientScore news2(int patient, long at) {
        return score(
                patient,
                new News2(
                        at,
                        List.of(
                                new News2.Part(News2.Parameter.RESPIRATORY_RATE, 2, "24 /min"),
                                new News2.Part(News2.Parameter.PULSE, 1, "95 /min")),
                        List.of(News2.Parameter.AIR_OR_OXYGEN, News2.Parameter.CONSCIOUSNESS),
                        false));
    }

    static Alert alert(int patient, Alert.Event event, long at) {
        return alert(patient, event, at, at + 40);
    }

    static Alert alert(int patient, Alert.Event event, long at, long receivedAt) {
        return alert(patient, "p-" + patient + "/HEART_RATE_HIGH/" + START, event, at, receivedAt, Standing.PAST);
    }

    /** An alarm that is on, and seen and silenced by a nurse. */
    static Alert answered(int patient, String id) {
        Standing standing = new Standing(
                "p-" + patient + "/1",
                new Presence.On(),
                new Response.Acknowledged("nurse-1", START, "on my way"),
                new Sound.Silenced("nurse-1", START + 60_000, "examined"),
                Hush.NONE,
                false,
                1,
                null);
        return alert(patient, id, Alert.Event.SILENCED, START, START + 40, standing);
    }

    static Alert alert(int patient, String id, Alert.Event event, long at, long receivedAt, Standing standing) {
        return new Alert(
                id,
                id(patient),
                bed(patient),
                device(patient),
                AlarmKind.HEART_RATE_HIGH,
                Priority.MEDIUM,
                event,
                START,
                at,
                receivedAt,
                Said.plain("HR 134 > 120 /min for 15 s"),
                134,
                120,
                null,
                null,
                List.of(),
                false,
                standing,
                null);
    }

    private static PatientScore score(int patient, Score score) {
        return new PatientScore(
                id(patient), bed(patient), device(patient), DeviceKind.WEARABLE, score.at() + 40, score);
    }

    private static PatientId id(int patient) {
        return new PatientId("p-" + patient);
    }

    private static DeviceId device(int patient) {
        return new DeviceId("d-" + patient);
    }

    private static Location bed(int patient) {
        return new Location("icu", "icu-" + patient);
    }
}
