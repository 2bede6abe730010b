package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.OwnLimits.Change;
import dev.wardstream.burden.Course;
import dev.wardstream.burden.Courses;
import dev.wardstream.burden.Turns;
import dev.wardstream.evaluate.Stays;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.review.Call;
import dev.wardstream.review.Comparison;
import dev.wardstream.review.Rules;
import dev.wardstream.review.Stretch;
import dev.wardstream.review.WhatIf;
import dev.wardstream.score.Models;
import dev.wardstream.score.PatientScore;
import dev.wardstream.simulate.Emission;
import dev.wardstream.simulate.SimulatedWard;
import dev.wardstream.train.Progress;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whatif says of other limits is what a replay under them calls, call by call. */
class SameAsTriedTest {
    private static final AlarmPolicy WARD = AlarmPolicy.defaults();
    /** Tighter for some, wider for others, so that calls come and go. */
    private static final Map<VitalSign, Change> PROPOSED = Map.of(
            VitalSign.HEART_RATE, new Change(Double.NaN, 110, Double.NaN, Double.NaN, null),
            VitalSign.RESPIRATORY_RATE, new Change(Double.NaN, 34, Double.NaN, 40, Duration.ofSeconds(60)),
            VitalSign.SPO2, new Change(88, Double.NaN, 80, Double.NaN, null));

    private static final Path DATA = Path.of(Optional.ofNullable(System.getProperty("WARDSTREAM_DATA"))
            .or(() -> Optional.ofNullable(System.getenv("WARDSTREAM_DATA")))
            .orElse("../../shared/data"));

    /** Of the demo: a day takes two minutes. */
    private static final int HOURS = Integer.getInteger("wardstream.trial.hours", 4);

    private static final int BEDS = 1;

    @TempDir
    private Path folder;

    @TempDir
    private Path state;

    @Test
    void limitsTriedOnChartedStaysCallAsTheirReplay() throws IOException {
        Stays.mimic3Demo(folder, 6);
        calledAlike(folder);
    }

    @Test
    void limitsTriedOnTheRealStaysCallAsTheirReplay() throws IOException {
        Path set = DATA.resolve("mimic3-demo");
        assumeThat(Files.exists(set))
                .as("recordings at %s; set WARDSTREAM_DATA to the folder that holds them", set)
                .isTrue();
        Comparison comparison = calledAlike(set);
        assertThat(told(comparison.proposed())).isNotEqualTo(told(comparison.present()));
    }

    private Comparison calledAlike(Path recordings) throws IOException {
        Courses courses = Courses.read(RecordingSet.MIMIC3_DEMO, recordings, Models.shipped(), Progress.SILENT);
        WhatIf whatIf = new WhatIf(Rules.of(WARD), PROPOSED, Progress.SILENT);
        courses.list().forEach(course -> whatIf.add(Stretch.of(course)));
        Comparison comparison = whatIf.comparison();

        assertThat(replayed(courses, WARD, "present")).containsExactlyElementsOf(told(comparison.present()));
        assertThat(replayed(courses, WARD.with(PROPOSED), "proposed"))
                .containsExactlyElementsOf(told(comparison.proposed()))
                .isNotEmpty();
        return comparison;
    }

    private List<String> replayed(Courses courses, AlarmPolicy policy, String name) throws IOException {
        try (TestWard ward = TestWard.replayed(Files.createDirectories(state.resolve(name)), policy)) {
            courses.list().forEach(course -> replay(course, ward));
            return called(ward.alerts());
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

    @Test
    void limitsTriedOnTheDemosLastDayCallAsIfTheyHadHeld() throws IOException {
        long until = TestWard.DAWN + Duration.ofHours(HOURS).toMillis();
        Comparison comparison;
        try (TestWard ward = TestWard.live(Files.createDirectories(state.resolve("present")), WARD)) {
            live(ward, until);
            comparison = tried(ward.vitals(), ward.scores(), until);
            assertThat(byPatient(called(ward.alerts()))).isEqualTo(byPatient(told(comparison.present())));
        }
        try (TestWard ward = TestWard.live(Files.createDirectories(state.resolve("proposed")), WARD.with(PROPOSED))) {
            live(ward, until);
            assertThat(byPatient(called(ward.alerts())))
                    .isEqualTo(byPatient(told(comparison.proposed())))
                    .isNotEmpty();
        }
        assertThat(told(comparison.proposed())).isNotEqualTo(told(comparison.present()));
    }

    /** The demo's ward, a day of it. */
    private static void live(TestWard ward, long until) {
        SimulatedWard demo = SimulatedWard.of(BEDS, 4, TestWard.DAWN).lasting(Duration.ofHours(HOURS));
        demo.assignments()
                .forEach(device ->
                        ward.assign(device.device().value(), device.history().toArray(Assignment[]::new)));
        Iterator<Emission> emissions = demo.emissions();
        while (emissions.hasNext()) {
            Emission next = emissions.next();
            if (next.at() < until) {
                ward.passUntil(next.at());
                ward.receiveFrom(next.vendor(), next.sample());
            }
        }
        ward.passUntil(until);
    }

    private static Comparison tried(List<PatientSample> vitals, List<PatientScore> scores, long until) {
        WhatIf whatIf = new WhatIf(Rules.of(WARD), PROPOSED, Progress.SILENT);
        Map<PatientId, List<PatientSample>> byPatient =
                vitals.stream().collect(Collectors.groupingBy(PatientSample::patient));
        byPatient.forEach((patient, its) -> whatIf.add(new Stretch(
                patient,
                Turns.of(
                        its,
                        scores.stream()
                                .filter(score -> score.patient().equals(patient))
                                .toList(),
                        WARD),
                List.of(),
                TestWard.DAWN,
                until)));
        return whatIf.comparison();
    }

    /** Who is called for something new about a patient, and when; what is about a device is the same under all limits. */
    private static List<String> called(List<Alert> alerts) {
        return alerts.stream()
                .filter(alert -> alert.callsAnew() && !alert.kind().isTechnical() && !alert.retrospective())
                .map(alert -> alert.id() + " " + alert.event() + " " + alert.priority() + " " + alert.receivedAt())
                .toList();
    }

    private static List<String> told(Comparison.Side side) {
        return side.calls().stream()
                .map((Call call) -> call.alarm() + " " + call.event() + " " + call.priority() + " " + call.at())
                .toList();
    }

    private static Map<String, List<String>> byPatient(List<String> calls) {
        return calls.stream().collect(Collectors.groupingBy(call -> call.substring(0, call.indexOf('/'))));
    }
}
