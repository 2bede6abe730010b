package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.patient.Fleet;
import dev.wardstream.patient.Kernels;
import dev.wardstream.patient.PatientMonitor;
import dev.wardstream.patient.PatientRules;
import dev.wardstream.score.News2Settings;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

/** When the tasks of one instance ask for a commit; alma is watched here, on a ward that commits alarms each 30 ms. */
class CommitsTest {
    private static final long SECOND = 1_000;

    private final Commits commits = Commits.of(new MonitorSettings(
            Map.of(), "monitor", 2, Duration.ofMillis(30), Duration.ofMillis(500), Path.of("state"), 1, null));
    private final MockProcessorContext<Object, Object> intake = at(DAWN);
    private final MockProcessorContext<Object, Object> otherIntake = at(DAWN);
    private final MockProcessorContext<Object, Object> patients = at(DAWN);
    private final Commits.OfIntake letsIn = commits.ofIntake(intake);
    private final Commits.OfIntake letsInElsewhere = commits.ofIntake(otherIntake);
    private final Commits.OfPatients watches = commits.ofPatients(patients);
    private final PatientMonitor alma = PatientMonitor.start(
            new PatientId("alma"), new PatientRules(AlarmPolicy.defaults(), News2Settings.defaults()));

    @Test
    void aSampleOfWhichNoAlarmCanComeWaitsForMore() {
        almaIsAtRest();

        letsIn.sent("alma", intake.currentSystemTimeMs());
        assertThat(intake.committed()).isFalse();
    }

    @Test
    void whileAHeartRacesItsSamplesWaitUntilShortlyBeforeTheAlarmIsDue() {
        almaIsAtRest();
        heartRate(DAWN, 165);

        letsIn.sent("alma", DAWN + 5 * SECOND);
        assertThat(intake.committed()).as("10 s before").isFalse();
        letsIn.sent("alma", DAWN + 14 * SECOND);
        assertThat(intake.committed()).as("1 s before").isTrue();
    }

    @Test
    void whoeverIsToReadAnUrgentSampleWaitsForNoOtherThreadsOpenTransaction() {
        almaIsAtRest();
        heartRate(DAWN, 165);

        letsIn.sent("alma", DAWN + 15 * SECOND);
        assertThat(otherIntake.committed()).isFalse();
        wake(otherIntake, 30);
        assertThat(otherIntake.committed()).isTrue();

        otherIntake.resetCommit();
        wake(otherIntake, 30);
        assertThat(otherIntake.committed()).as("once for each").isFalse();
    }

    @Test
    void aThreadThatTakesRecordsInFollowsWithTheNext() {
        almaIsAtRest();
        heartRate(DAWN, 165);
        letsIn.sent("alma", DAWN + 15 * SECOND);

        letsInElsewhere.sent("alma", DAWN);
        assertThat(otherIntake.committed()).isTrue();
    }

    @Test
    void whileSomePatientsAreWatchedByAnotherInstanceNobodyWaits() {
        almaIsAtRest();
        letsIn.sent("bela", intake.currentSystemTimeMs());
        assertThat(intake.committed()).isTrue();

        intake.resetCommit();
        pass(intake, 40);
        letsInElsewhere.sent("alma", otherIntake.currentSystemTimeMs());
        assertThat(otherIntake.committed()).isTrue();

        otherIntake.resetCommit();
        pass(otherIntake, 11 * SECOND);
        letsInElsewhere.sent("alma", otherIntake.currentSystemTimeMs());
        assertThat(otherIntake.committed()).as("bela was not heard any more").isFalse();
    }

    @Test
    void whomATaskHasGivenUpAnotherInstanceWatches() {
        almaIsAtRest();
        watches.close();

        letsIn.sent("alma", intake.currentSystemTimeMs());
        assertThat(intake.committed()).isTrue();
    }

    @Test
    void whatIsToldIsCommittedAtOnceButNoSoonerThanAnIntervalAfterTheLast() {
        watches.told();
        assertThat(patients.committed()).isTrue();

        patients.resetCommit();
        pass(patients, 10);
        watches.told();
        watches.told();
        assertThat(patients.committed()).as("10 ms later").isFalse();
        wake(patients, 20);
        assertThat(patients.committed()).as("30 ms later").isTrue();

        patients.resetCommit();
        wake(patients, 30);
        assertThat(patients.committed()).as("nothing is owed").isFalse();
        watches.told();
        assertThat(patients.committed()).isTrue();
    }

    @Test
    void whereAllIsCommittedAlikeNobodyAsks() {
        MockProcessorContext<Object, Object> alike = at(DAWN);
        Commits.OfIntake intakeOfReplay = Commits.ALIKE.ofIntake(alike);
        Commits.OfPatients patientsOfReplay = Commits.ALIKE.ofPatients(alike);

        intakeOfReplay.sent("alma", DAWN);
        intakeOfReplay.told();
        patientsOfReplay.told();
        patientsOfReplay.foresee("alma", alma);

        assertThat(alike.committed()).isFalse();
        assertThat(alike.scheduledPunctuators()).isEmpty();
    }

    private void almaIsAtRest() {
        heartRate(DAWN - 10 * SECOND, 70);
    }

    private void heartRate(long at, double value) {
        PatientSample sample = new PatientSample(
                new PatientId("alma"),
                new DeviceId("W-1"),
                DeviceKind.WEARABLE,
                new Location("ward-3", "bed-1"),
                Sample.of(at, Readings.of(VitalSign.HEART_RATE, value)),
                at);
        alma.step(sample, Fleet.ofNone(Set.of()), new Kernels());
        watches.foresee("alma", alma);
    }

    private static MockProcessorContext<Object, Object> at(long now) {
        MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
        context.setCurrentSystemTimeMs(now);
        return context;
    }

    private static void pass(MockProcessorContext<Object, Object> context, long millis) {
        context.setCurrentSystemTimeMs(context.currentSystemTimeMs() + millis);
    }

    private static void wake(MockProcessorContext<Object, Object> context, long later) {
        pass(context, later);
        context.scheduledPunctuators().stream()
                .filter(each -> !each.cancelled())
                .toList()
                .forEach(each -> each.getPunctuator().punctuate(context.currentSystemTimeMs()));
    }
}
