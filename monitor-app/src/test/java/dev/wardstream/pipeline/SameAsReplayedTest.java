package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.burden.Burden;
import dev.wardstream.burden.Course;
import dev.wardstream.burden.Courses;
import dev.wardstream.burden.PolicyBurden;
import dev.wardstream.evaluate.Stays;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.score.Models;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.RiskScore;
import dev.wardstream.score.Score;
import dev.wardstream.train.Progress;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.PatientSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What evaluate counts as alarms is what the stream would have called: scores and calls of both are the same. */
class SameAsReplayedTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path state;

    @Test
    void evaluateScoresAndCallsAsTheStreamDoes() throws IOException {
        Stays.mimic3Demo(folder, 3);
        calledAlike(Courses.read(RecordingSet.MIMIC3_DEMO, folder, Models.shipped(), Progress.SILENT));
    }

    @Test
    void aWardsHourlyChartCallsInEvaluateAsInReplayAndNobodyForSilence() throws IOException {
        hourlyChart();
        calledAlike(Courses.read(RecordingSet.CSV, folder, Models.shipped(), Progress.SILENT));
    }

    /** Twelve patients for a day, each row some minutes late; the first two have a bad afternoon. */
    private void hourlyChart() throws IOException {
        Random random = new Random(13);
        List<String> lines = new ArrayList<>(
                List.of("patient,measuredAt,heartRate,spo2,respiratoryRate,systolicPressure,bodyTemperature"));
        for (int patient = 0; patient < 12; patient++) {
            for (int hour = 0; hour < 24; hour++) {
                boolean ill = patient < 2 && hour >= 14 && hour < 18;
                lines.add(String.format(
                        Locale.ROOT,
                        "h-%d,2026-03-01T%02d:%02d:00Z,%d,%d,%d,%d,36.8",
                        patient,
                        hour,
                        random.nextInt(9),
                        (ill ? 132 : 72) + random.nextInt(8),
                        ill ? 86 : 97,
                        ill ? 28 : 15,
                        118));
            }
        }
        Files.write(folder.resolve("march.csv"), lines);
    }

    private void calledAlike(Courses courses) {
        PolicyBurden expected = Burden.of(courses, AlarmPolicy.defaults(), 10, 1, Progress.SILENT).list().stream()
                .map(Burden.Result::figures)
                .filter(its -> its.policy().equals("default"))
                .findFirst()
                .orElseThrow();

        try (TestWard ward = TestWard.replayed(state)) {
            courses.list().forEach(course -> replay(course, ward));

            // What calls nobody is no part of the burden.
            assertThat(ward.scores().stream().map(PatientScore::score).filter(score -> !(score instanceof RiskScore)))
                    .containsExactlyElementsOf(scores(courses));
            long calls = ward.alerts().stream()
                    .filter(alert -> !alert.kind().isTechnical() && alert.calls())
                    .filter(alert -> alert.event() != Alert.Event.ESCALATED)
                    .count();
            assertThat(calls).isEqualTo(expected.alarms()).isPositive();
            assertThat(ward.alerts())
                    .as("charting is no fault of a device")
                    .noneMatch(alert -> alert.kind().isTechnical());
        }
    }

    private static void replay(Course course, TestWard ward) {
        PatientSample first = course.turns().get(0).sample();
        ward.assign(
                first.device().value(),
                new Assignment(first.patient(), first.location(), first.kind(), first.measuredAt(), Assignment.OPEN));
        for (int i = 0; i < course.turns().size(); i++) {
            ward.receive(new DeviceSample(
                    first.device(), (long) i, course.turns().get(i).sample().sample()));
        }
    }

    private static List<Score> scores(Courses courses) {
        return courses.list().stream()
                .flatMap(course -> course.turns().stream())
                .flatMap(turn -> turn.scores().stream())
                .map(PatientScore::score)
                .toList();
    }
}
