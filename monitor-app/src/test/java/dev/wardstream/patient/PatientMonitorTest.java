package dev.wardstream.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmInput;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.PatientAlarms;
import dev.wardstream.alarm.Reaction;
import dev.wardstream.score.Models;
import dev.wardstream.score.News2;
import dev.wardstream.score.News2Fold;
import dev.wardstream.score.News2Settings;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.Retrained;
import dev.wardstream.score.RnnModel;
import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.PatientWindows;
import dev.wardstream.wire.StateFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatientMonitorTest {
    private static final PatientId ALMA = new PatientId("alma");
    private static final long DAWN = 1_772_431_200_000L;
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    /** What a slot says in which no step is yet. */
    private static final long NO_STEP = Long.MIN_VALUE;

    private static final PatientRules RULES = new PatientRules(AlarmPolicy.defaults(), News2Settings.defaults());
    private static final RnnModel WEARABLE = Models.shipped("wearable-1hz");
    private static final Fleet SHIPPED = Fleet.of(Models.shipped());

    private final Kernels kernels = new Kernels();
    private PatientMonitor alma = PatientMonitor.start(ALMA, RULES);

    @Test
    void aQuietSecondLeadsToNothingAndEachTenthToAWindow() {
        Fleet wearables = Fleet.of(List.of(WEARABLE));
        int windows = 0;
        for (int second = 0; second < 600; second++) {
            Step step = alma.step(atRest(second), wearables, kernels);
            boolean hop = second % 10 == 0;
            assertThat(step.isPlain()).as("second %d", second).isEqualTo(!hop);
            windows += step.scored().size();
        }
        assertThat(windows).isEqualTo(60);
    }

    @Test
    void whatASampleLedToIsToldByItsStep() {
        List<Alert> alerts = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            Step step = alma.step(sample(second, Readings.of(VitalSign.SPO2, 82)), SHIPPED, kernels);
            step.reactions().forEach(reaction -> alerts.addAll(reaction.alerts()));
            boolean told = step.reactions().stream().anyMatch(each -> !each.isSilent());
            assertThat(step.isPlain() && told).as("second %d", second).isFalse();
        }
        assertThat(alerts).extracting(Alert::kind).contains(AlarmKind.SPO2_LOW);
    }

    @Test
    void aSensorThatIsLooseMakesNoWindowAndNoScore() {
        Sample loose = new Sample(DAWN, Readings.of(VitalSign.SPO2, 62), Observations.unknown(), 0.05, Double.NaN);

        Step step = alma.step(sample(loose), SHIPPED, kernels);

        assertThat(step.turn().scores()).isEmpty();
        assertThat(step.trusted().sample().readings()).isEqualTo(Readings.none());
        assertThat(alma.windowing().ofShapes()).isEmpty();
    }

    @Test
    void aHeartRateThatStandsStillIsNoPulseForNews2AndFlatForTheAlarms() {
        Step last = alma.step(sample(0, Readings.of(VitalSign.HEART_RATE, 60)), SHIPPED, kernels);
        for (int second = 1; second <= 310; second++) {
            last = alma.step(sample(second, Readings.of(VitalSign.HEART_RATE, 60)), SHIPPED, kernels);
        }
        assertThat(last.turn().flatSince()).isEqualTo(DAWN);
        assertThat(last.trusted().sample().readings().has(VitalSign.HEART_RATE)).isFalse();
    }

    @Test
    void aModelThatIsTriedGetsItsWindowsAndNoAlarmHearsOfIt() {
        RnnModel next = Retrained.version(WEARABLE, "next");
        Fleet trying = new Fleet(List.of(WEARABLE), List.of(new Deployment(next, DAWN, true)));

        Step step = alma.step(atRest(0), trying, kernels);

        assertThat(step.tried()).extracting(DueWindow::model).containsExactly(next);
        assertThat(step.scored()).extracting(ScoredWindow::model).containsExactly(WEARABLE);
        assertThat(step.turn().scores()).noneMatch(PatientScore::shadow);
    }

    @Test
    void spo2IsReadOnScale2AsLongAsAPersonOrderedIt() {
        assertThat(spo2Points(breathing(0))).isEqualTo(3);
        long ordered = DAWN + MINUTE;
        OwnLimits limits = new OwnLimits(Map.of(), true, ordered, "nurse-3", "dr-1", ordered + 10 * MINUTE);
        Reaction done = alma.step(new AlarmInput.Commanded(
                new AlarmCommand("c-1", ALMA, ordered, "nurse-3", new AlarmCommand.Action.SetLimits(limits)), ordered));
        assertThat(done.outcome()).isNotNull().matches(CommandOutcome::isDone);

        assertThat(spo2Points(breathing(120))).as("90 % is within 88 to 92 %").isZero();
        alma.step(new AlarmInput.Tick(DAWN + 12 * MINUTE));
        assertThat(spo2Points(breathing(730))).as("the order has run out").isEqualTo(3);
    }

    @Test
    void anothersSampleIsRefused() {
        PatientSample brunos = new PatientSample(
                new PatientId("bruno"),
                new DeviceId("W-1"),
                DeviceKind.WEARABLE,
                new Location("ward-3", "bed-1"),
                Sample.of(DAWN, Readings.of(VitalSign.SPO2, 96)),
                DAWN);

        assertThatThrownBy(() -> alma.step(brunos, SHIPPED, kernels)).hasMessageContaining("bruno");
    }

    @Test
    void takenApartAndPutTogetherAnywhereItGoesOnAsIfNothingHadBeen() {
        PatientMonitor restored = PatientMonitor.start(ALMA, RULES);
        Random random = new Random(15);
        int told = 0;
        for (int second = 0; second < 1_500; second++) {
            double spo2 = second > 400 && second < 700 ? 81 : 97 + random.nextInt(2);
            PatientSample sample = atRest(second, spo2);
            if (random.nextInt(20) == 0) {
                restored = putTogether(restored);
            }
            Step expected = alma.step(sample, SHIPPED, kernels);
            Step step = restored.step(sample, SHIPPED, kernels);

            assertThat(step.turn()).isEqualTo(expected.turn());
            assertThat(step.reactions()).isEqualTo(expected.reactions());
            assertThat(step.scored()).hasSameSizeAs(expected.scored());
            told += expected.isPlain() ? 0 : 1;
        }
        assertThat(told).isGreaterThan(150);
    }

    /** A monitor of what another's parts are kept as. */
    private static PatientMonitor putTogether(PatientMonitor left) {
        List<ShapeWindows> windows = new ArrayList<>();
        StateWriter out = StateFormat.PATIENT.writer();
        for (ShapeWindows its : left.windowing().ofShapes()) {
            PatientWindows again = its.shape().of(ALMA.value());
            for (int slot = 0; slot < its.shape().window().keptSteps(); slot++) {
                its.windows().writeSlot(slot, out.begin(0));
                if (read(out).number() != NO_STEP) {
                    again.readSlot(read(out));
                }
            }
            its.windows().writeProgress(out.begin(0));
            again.readProgress(read(out));
            windows.add(new ShapeWindows(its.shape(), again));
        }
        out.begin(DAWN);
        left.windowing().flatLines().writeTo(out);
        left.news2().writeTo(out);
        left.alarms().writeTo(out);
        StateReader in = read(out);
        return new PatientMonitor(
                RULES,
                new Windowing(ALMA, RULES.alarms(), FlatLines.readFrom(in), windows),
                News2Fold.readFrom(in, RULES.news2()),
                PatientAlarms.readFrom(in, ALMA, RULES.alarms()));
    }

    private static StateReader read(StateWriter written) {
        return StateFormat.PATIENT.reader(written.toBytes()).begin();
    }

    private Step breathing(int second) {
        return alma.step(
                sample(second, Readings.of(VitalSign.SPO2, 90).with(VitalSign.RESPIRATORY_RATE, 16)), SHIPPED, kernels);
    }

    private static int spo2Points(Step step) {
        return step.turn().scores().stream()
                .map(PatientScore::score)
                .filter(News2.class::isInstance)
                .flatMap(score -> ((News2) score).parts().stream())
                .filter(part -> part.parameter() == News2.Parameter.SPO2)
                .mapToInt(News2.Part::points)
                .findFirst()
                .orElseThrow();
    }

    private static PatientSample atRest(int second) {
        return atRest(second, 97 + second % 2);
    }

    private static PatientSample atRest(int second, double spo2) {
        return sample(
                second,
                Readings.of(VitalSign.HEART_RATE, 70 + 2 * Math.sin(second / 17.0))
                        .with(VitalSign.SKIN_TEMPERATURE, 32 + 0.2 * Math.sin(second / 61.0))
                        .with(VitalSign.MOTION, 0.01)
                        .with(VitalSign.ELECTRODERMAL_ACTIVITY, 1.2 + 0.1 * Math.sin(second / 29.0))
                        .with(VitalSign.SPO2, spo2));
    }

    private static PatientSample sample(int second, Readings readings) {
        return sample(Sample.of(DAWN + second * SECOND, readings));
    }

    private static PatientSample sample(Sample sample) {
        return new PatientSample(
                ALMA,
                new DeviceId("W-1"),
                DeviceKind.WEARABLE,
                new Location("ward-3", "bed-1"),
                sample,
                sample.measuredAt());
    }
}
