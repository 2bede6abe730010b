package dev.wardstream.ward;

import static dev.wardstream.ward.Records.MINUTE;
import static dev.wardstream.ward.Records.T0;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Hush;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.alarm.Standing;
import dev.wardstream.schemas.avro.AlarmBudget;
import dev.wardstream.score.ModelRef;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.RiskScore;
import dev.wardstream.score.Score;
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
import dev.wardstream.words.Said;
import java.util.List;

/**
 * Twenty-four beds after a night in which nobody answered: four are ill or have a silent device, beds 5 to 22 had an alarm that is over,
 * and so had bed 4 before it became ill again.
 */
final class NightWard {
    static final int BEDS = 24;
    /** How many alarms are over and unseen. */
    static final int OVER = 19;

    private static final Presence ON = new Presence.On();
    private static final Presence LATCHED = new Presence.Latched();
    private static final long EVENING = T0;
    private static final int MINUTES = 120;

    final OpenWard ward = OpenWard.open();

    long now() {
        return EVENING + MINUTES * MINUTE;
    }

    static PatientId patient(int bed) {
        return new PatientId("patient-%02d".formatted(bed));
    }

    static String pathOf(int bed) {
        return "/patients/" + patient(bed).value();
    }

    static String episodeOf(int bed, String when) {
        return patient(bed).value() + "/" + when;
    }

    void comesToPass() {
        ward.clock.set(now() + 1_000);
        ward.happens(state -> {
            for (int bed = 1; bed <= BEDS; bed++) {
                measured(state, bed);
            }
            for (int bed = 5; bed <= 22; bed++) {
                Priority priority = bed % 3 == 0 ? Priority.MEDIUM : Priority.HIGH;
                state.take(alert(bed, "then", AlarmKind.NEWS2, priority, LATCHED, EVENING, backAtOne()));
            }
            state.take(alert(4, "then", AlarmKind.NEWS2, Priority.HIGH, LATCHED, EVENING, backAtOne()));
            illNow(state);
            state.take(new AlarmBudget("ward-1", null, now(), 3, 12 / 24.0, 6.0, now() - 30 * MINUTE));
        });
    }

    private void illNow(Ward state) {
        Said fast = Said.of("limit.above", "heartRate", "139", "120", 15_000);
        Said urgent = Said.of("news2", 7);
        Said low = Said.of("limit.below", "spo2", "84", "90", 15_000);
        Said silent = Said.of("silence", 60_000, "device.BEDSIDE_MONITOR", "mon-03");
        state.take(alert(4, "now", AlarmKind.HEART_RATE_HIGH, Priority.MEDIUM, ON, now() - 3 * MINUTE, fast));
        Said breathes = Said.of("limit.above", "respiratoryRate", "33", "30", 15_000);
        state.take(alert(4, "now", AlarmKind.RESPIRATORY_RATE_HIGH, Priority.MEDIUM, ON, now() - MINUTE, breathes));
        state.take(alert(4, "now", AlarmKind.NEWS2, Priority.MEDIUM, ON, now() - 2 * MINUTE, urgent));
        state.take(alert(2, "now", AlarmKind.SPO2_LOW, Priority.HIGH, ON, now() - MINUTE, low));
        state.take(alert(3, "now", AlarmKind.NO_DATA, Priority.MEDIUM, ON, now() - 5 * MINUTE, silent));
        Response seen = new Response.Acknowledged("nurse-3", now() - MINUTE, "");
        state.take(alert(1, "now", AlarmKind.SPO2_LOW, Priority.HIGH, ON, now() - 9 * MINUTE, low, seen));
    }

    /** Somebody has cleared what was over. */
    void isCleared() {
        ward.happens(state -> {
            for (int bed = 4; bed <= 22; bed++) {
                state.take(
                        alert(bed, "then", AlarmKind.NEWS2, Priority.HIGH, new Presence.Off(), EVENING, backAtOne()));
            }
        });
    }

    private static Said backAtOne() {
        return Said.of("news2.over", 1);
    }

    private void measured(Ward state, int bed) {
        boolean isIll = bed == 4;
        for (int minute = 0; minute <= MINUTES; minute++) {
            boolean dips = bed == 2 && minute > 100;
            Readings readings = Readings.of(VitalSign.HEART_RATE, isIll ? 139 : 70 + (bed + minute) % 5)
                    .with(VitalSign.SPO2, dips ? 84 : 97)
                    .with(VitalSign.RESPIRATORY_RATE, isIll ? 33 : 16)
                    .with(VitalSign.SYSTOLIC_PRESSURE, 124)
                    .with(VitalSign.DIASTOLIC_PRESSURE, 78)
                    .with(VitalSign.BODY_TEMPERATURE, 36.8);
            long at = EVENING + minute * MINUTE;
            Sample sample = new Sample(at, readings, Observations.unknown(), 0.9, 0.8);
            state.take(new PatientSample(
                    patient(bed), monitor(bed), DeviceKind.BEDSIDE_MONITOR, place(bed), sample, at + 500));
            state.take(scored(bed, news2(bed, at, isIll ? 7 : 1)));
        }
        if (isIll) {
            state.take(scored(bed, risk()));
        }
    }

    private PatientScore scored(int bed, Score score) {
        return new PatientScore(patient(bed), place(bed), monitor(bed), DeviceKind.BEDSIDE_MONITOR, score.at(), score);
    }

    private static News2 news2(int bed, long at, int total) {
        return new News2(
                at,
                List.of(
                        new News2.Part(News2.Parameter.PULSE, Math.min(total, 3), "139 /min", monitor(bed)),
                        new News2.Part(News2.Parameter.SPO2, Math.min(3, Math.max(0, total - 3)), "93 %", monitor(bed)),
                        new News2.Part(News2.Parameter.TEMPERATURE, Math.max(0, total - 6), "38.4 °C", monitor(bed))),
                List.of(News2.Parameter.CONSCIOUSNESS),
                false);
    }

    private RiskScore risk() {
        return new RiskScore(
                new ModelRef("risk-icu", "1"),
                now() - 48 * 60 * MINUTE,
                now(),
                now(),
                0.12,
                0.32,
                List.of(
                        new RiskScore.Contribution(VitalSign.HEART_RATE, 0.7, 139, monitor(4)),
                        new RiskScore.Contribution(Charted.VENTILATED, -0.1, 0)),
                0.05,
                false);
    }

    private static DeviceId monitor(int bed) {
        return new DeviceId("mon-%02d".formatted(bed));
    }

    private static Location place(int bed) {
        return new Location("ward-1", "bed-%02d".formatted(bed));
    }

    private static Alert alert(
            int bed, String when, AlarmKind kind, Priority priority, Presence presence, long onset, Said said) {
        return alert(bed, when, kind, priority, presence, onset, said, new Response.Awaited());
    }

    private static Alert alert(
            int bed,
            String when,
            AlarmKind kind,
            Priority priority,
            Presence presence,
            long onset,
            Said said,
            Response response) {
        Standing standing =
                new Standing(episodeOf(bed, when), presence, response, new Sound.Audible(), Hush.NONE, true, 1, null);
        return new Alert(
                episodeOf(bed, when) + "/" + kind,
                patient(bed),
                place(bed),
                monitor(bed),
                kind,
                priority,
                presence.equals(ON) ? Alert.Event.RAISED : Alert.Event.CEASED,
                onset,
                onset,
                onset,
                said,
                Double.NaN,
                Double.NaN,
                null,
                null,
                List.of(),
                false,
                standing,
                null);
    }
}
