package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.OwnLimits.Change;
import dev.wardstream.burden.Course;
import dev.wardstream.burden.OfflineAlarms;
import dev.wardstream.burden.Watching;
import dev.wardstream.patient.Turn;
import dev.wardstream.recordings.Recording;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.recordings.Recordings;
import dev.wardstream.score.Models;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recording raises offline what it raises through the whole stream: the same scores and the same alerts, event by event. */
class SameOfflineTest {
    /** Tighter, so that wearers at a task call somebody too. */
    private static final AlarmPolicy WARD = AlarmPolicy.defaults()
            .with(Map.of(VitalSign.HEART_RATE, new Change(Double.NaN, 95, Double.NaN, Double.NaN, null)));

    private static final Path DATA = Path.of(Optional.ofNullable(System.getProperty("WARDSTREAM_DATA"))
            .or(() -> Optional.ofNullable(System.getenv("WARDSTREAM_DATA")))
            .orElse("../../shared/data"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path state;

    /** Of each set the first recordings; {@code -Dwardstream.same.recordings=10000} tries all. */
    @ParameterizedTest
    @CsvSource({"MIMIC3_DEMO, 20", "CINC2012, 60", "STRESS_PREDICT, 3"})
    void aRecordingRaisesOfflineWhatItRaisesLive(RecordingSet set, int recordings) throws IOException {
        Path folder = DATA.resolve(set.id());
        assumeThat(Files.exists(folder))
                .as("recordings at %s; set WARDSTREAM_DATA to the folder that holds them", folder)
                .isTrue();
        int most = Integer.getInteger("wardstream.same.recordings", recordings);
        Watching watching = new Watching(set.id(), Models.shipped());
        List<PatientScore> scores = new ArrayList<>();
        List<Alert> alerts = new ArrayList<>();

        try (TestWard ward = TestWard.replayed(state, WARD);
                Recordings all = set.open(folder)) {
            for (int i = 0; i < most && all.hasNext(); i++) {
                Recording recording = all.next();
                watching.over(recording).ifPresent(course -> {
                    course.turns().forEach(turn -> scores.addAll(turn.scores()));
                    offline(course, alerts);
                    live(recording, course, ward);
                });
            }

            assertThat(ward.scores()).containsExactlyElementsOf(scores).isNotEmpty();
            assertThat(ward.alerts()).containsExactlyElementsOf(alerts).isNotEmpty();
        }
    }

    private static void offline(Course course, List<Alert> alerts) {
        List<Turn> turns = course.turns();
        long until = turns.get(turns.size() - 1).at();
        OfflineAlarms.run(course.patient(), WARD, turns, List.of(), score -> true, until, alerts::add);
    }

    /** Everything that was recorded before the patient's death, as a device would publish it. */
    private static void live(Recording recording, Course course, TestWard ward) {
        PatientSample first = course.turns().get(0).sample();
        ward.assign(
                first.device().value(),
                new Assignment(
                        first.patient(),
                        first.location(),
                        first.kind(),
                        recording.samples().get(0).measuredAt(),
                        Assignment.OPEN));
        long sequence = 0;
        for (Sample sample : recording.samples()) {
            if (course.diedAt() == null || sample.measuredAt() < course.diedAt()) {
                ward.receive(new DeviceSample(first.device(), sequence++, sample));
            }
        }
    }
}
