package dev.wardstream.burden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmInput;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.patient.Turn;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.score.News2;
import dev.wardstream.score.News2.Parameter;
import dev.wardstream.score.News2.Part;
import dev.wardstream.score.PatientScore;
import dev.wardstream.train.Progress;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TradeOffTest {
    private static final PatientId PATIENT = new PatientId("up-and-down");
    private static final DeviceId CHART = new DeviceId("chart");
    private static final Location BED = new Location("ward", "bed");

    /** Charted every hour for two days: NEWS2 5, and 2 every third hour. */
    @Test
    void theLongerWhatWasToldIsKnownTheFewerCallsUntilThereIsOne() {
        List<Turn> turns = new ArrayList<>();
        for (int hour = 0; hour < 48; hour++) {
            turns.add(charted(Duration.ofHours(hour).toMillis(), hour % 3 == 2 ? 0 : 3));
        }
        Course course = new Course(PATIENT, "up-and-down", turns, List.of(), null);
        Courses courses = new Courses(RecordingSet.CSV, List.of(course), 0);

        List<TradeOff.Point> points =
                TradeOff.over(courses, AlarmPolicy.defaults(), Progress.SILENT).points();

        assertThat(points).hasSize(2 * TradeOff.HOURS.size());
        List<Long> calls = points.subList(0, TradeOff.HOURS.size()).stream()
                .map(point -> Math.round(point.alarmsPerPatientDay() * course.days()))
                .toList();
        assertThat(calls.get(0)).isGreaterThan(1);
        assertThat(calls.get(TradeOff.HOURS.indexOf(4))).isEqualTo(1);
        assertThat(calls).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(points).allSatisfy(point -> assertThat(point.sensitivity()).isNull());
    }

    private static Turn charted(long at, int breathing) {
        Sample sample = new Sample(
                at,
                Readings.of(Map.of(VitalSign.RESPIRATORY_RATE, breathing == 3 ? 26.0 : 16.0)),
                Observations.unknown(),
                Double.NaN,
                Double.NaN);
        List<Part> parts =
                List.of(new Part(Parameter.RESPIRATORY_RATE, breathing, "n/a"), new Part(Parameter.SPO2, 2, "n/a"));
        News2 score = new News2(at, parts, List.of(), false);
        return new Turn(
                new PatientSample(PATIENT, CHART, DeviceKind.SPOT_CHECK, BED, sample, at),
                AlarmInput.Measured.NOT_FLAT,
                List.of(new PatientScore(PATIENT, BED, CHART, DeviceKind.SPOT_CHECK, at, score)));
    }
}
