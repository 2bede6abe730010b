package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.MINUTE;
import static dev.wardstream.pipeline.TestWard.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.VitalLimits;
import dev.wardstream.score.Models;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A patient lives on the heap: what a killed monitor had of one there and in no snapshot, it takes in again from the log. */
class RefoldTest {
    private static final List<String> PATIENTS = List.of("alma", "bela", "cora");
    private static final int MINUTES = 12;

    /** One thing that happens to the ward. */
    private interface Event {
        void to(LoneStage stage);
    }

    @Test
    void whereverTheMonitorDiesEverythingIsToldOnceAndAsIfItHadNot() {
        List<Event> shift = shift(1);
        List<Object> unharmed = played(shift, List.of(), Long.MAX_VALUE);
        assertThat(unharmed).hasSizeGreaterThan(100);
        assertThat(unharmed.stream().filter(Alert.class::isInstance)).hasSizeGreaterThan(8);
        for (long seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            List<Integer> cuts = random.ints(1 + random.nextInt(40), 1, shift.size())
                    .sorted()
                    .distinct()
                    .boxed()
                    .toList();
            assertThat(played(shift, cuts, Long.MAX_VALUE))
                    .as("killed after %s", cuts)
                    .isEqualTo(unharmed);
        }
    }

    @Test
    void aMonitorWithRoomForOnePatientOnlyTellsTheSame() {
        List<Event> shift = shift(2);
        List<Object> roomy = played(shift, List.of(), Long.MAX_VALUE);
        assertThat(played(shift, List.of(), 1)).isEqualTo(roomy);
        assertThat(played(shift, List.of(500, 501, 1_500), 1)).isEqualTo(roomy);
    }

    @Test
    void onlyWhatNoSnapshotHoldsIsReadAgain() {
        LoneStage.Left stores = new LoneStage.Left();
        LoneStage stage = new LoneStage(stores, DAWN);
        for (int second = 0; second < 300; second++) {
            stage.take(resting("alma", DAWN + second * SECOND));
        }
        stage.tickUntil(DAWN + 20 * SECOND);

        new LoneStage(stores, DAWN + 20 * SECOND).tickUntil(DAWN + 21 * SECOND);

        assertThat(stores.readAgain).isBetween(0, 10);
    }

    @Test
    void aPatientWhoIsQuietDoesNotMakeTheOthersBeReadAgain() {
        LoneStage.Left stores = new LoneStage.Left();
        LoneStage stage = new LoneStage(stores, DAWN);
        stage.take(resting("bela", DAWN));
        stage.take(resting("bela", DAWN + SECOND));
        for (int second = 0; second < 60; second++) {
            stage.tickUntil(DAWN + second * SECOND);
            stage.take(resting("alma", DAWN + second * SECOND));
        }
        stage.tickUntil(DAWN + 60 * SECOND);

        new LoneStage(stores, DAWN + 60 * SECOND).tickUntil(DAWN + 61 * SECOND);

        assertThat(stores.readAgain)
                .as("not all that came since bela was heard")
                .isLessThan(20);
    }

    @Test
    void aRecordThatFailsHalfWayLeavesNoTraceAlsoWhereTheMonitorDiesAfterIt() {
        LoneStage unharmed = new LoneStage(DAWN);
        LoneStage.Left stores = new LoneStage.Left();
        LoneStage failing = new LoneStage(stores, DAWN);
        List<Object> told = new ArrayList<>();
        for (int second = 0; second < 400; second++) {
            PatientSample sample = resting("alma", DAWN + second * SECOND);
            unharmed.take(sample);
            if (second % 7 == 0) {
                PatientSample brunos = resting("bruno", DAWN + second * SECOND);
                LoneStage stage = failing;
                assertThatThrownBy(() -> stage.takeUnderKey("alma", brunos))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            failing.take(sample);
            if (second % 50 == 13) {
                told.addAll(failing.told());
                failing = new LoneStage(stores, DAWN);
            }
        }
        told.addAll(failing.told());

        assertThat(told).hasSizeGreaterThan(40).isEqualTo(unharmed.told());
    }

    /** The night's limits were too wide, and the monitor is started with others: what is past these is told, once. */
    @Test
    void underOtherLimitsWhatIsPastThemInTheLogIsTold() {
        LoneStage.Left stores = new LoneStage.Left();
        LoneStage before = new LoneStage(stores, DAWN);
        for (int second = 0; second < 55; second++) {
            before.take(racing("alma", DAWN + second * SECOND, 110));
        }
        assertThat(before.alerts()).isEmpty();

        AlarmPolicy strict = AlarmPolicy.defaults()
                .withLimits(VitalSign.HEART_RATE, VitalLimits.of(50, 100, 3, Duration.ofSeconds(2)));
        LoneStage after =
                new LoneStage(stores, DAWN + 55 * SECOND, strict, new ServedModels(Models.shipped()), Long.MAX_VALUE);
        for (int second = 55; second < 70; second++) {
            after.take(racing("alma", DAWN + second * SECOND, 110));
        }

        assertThat(after.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlarmKind.HEART_RATE_HIGH);
            assertThat(alert.event()).isEqualTo(Alert.Event.RAISED);
        });
    }

    @Test
    void theHeapIsGivenBackWhenTheTaskEnds() {
        LoneStage stage = new LoneStage(DAWN);
        stage.take(resting("alma", DAWN));
        assertThat(stage.stage.heapBytes()).isGreaterThan(1_000);
        stage.stage.close();
        assertThat(stage.stage.heapBytes()).isZero();
    }

    /** Twelve minutes of three patients, second by second: hearts that race, silence, answers, late data and time going on. */
    private static List<Event> shift(long seed) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (int second = 0; second < MINUTES * 60; second++) {
            long at = DAWN + second * SECOND;
            for (String patient : PATIENTS) {
                boolean silent = patient.equals("bela") && second > 200 && second < 450;
                boolean racing = patient.equals("alma") && second % 240 > 60 && second % 240 < 140;
                if (!silent && random.nextInt(20) > 0) {
                    long late = random.nextInt(30) == 0 ? random.nextInt(20) * SECOND : 0;
                    PatientSample sample = racing ? racing(patient, at, 150) : resting(patient, at - late, at);
                    events.add(stage -> stage.take(sample));
                }
            }
            events.add(stage -> stage.tickUntil(at));
            if (second % 97 == 96) {
                int number = second;
                events.add(stage -> stage.take(new AlarmCommand(
                        "pause-" + number,
                        new PatientId("alma"),
                        at,
                        "Ann",
                        number % 2 == 0 ? new Action.Pause(at + MINUTE, "theatre") : new Action.Resume())));
            }
        }
        return events;
    }

    private static List<Object> played(List<Event> shift, List<Integer> cuts, long patientMemory) {
        LoneStage.Left stores = new LoneStage.Left();
        List<Object> told = new ArrayList<>();
        LoneStage stage = fresh(stores, DAWN, patientMemory);
        for (int i = 0; i < shift.size(); i++) {
            shift.get(i).to(stage);
            if (cuts.contains(i)) {
                told.addAll(stage.told());
                stage = fresh(stores, stage.now(), patientMemory);
            }
        }
        told.addAll(stage.told());
        return told;
    }

    private static LoneStage fresh(LoneStage.Left stores, long now, long patientMemory) {
        return new LoneStage(stores, now, AlarmPolicy.defaults(), new ServedModels(Models.shipped()), patientMemory);
    }

    private static PatientSample resting(String patient, long at) {
        return resting(patient, at, at);
    }

    private static PatientSample resting(String patient, long measuredAt, long receivedAt) {
        return of(patient, Bedside.atRest(device(patient), measuredAt, 74).sample(), receivedAt);
    }

    private static PatientSample racing(String patient, long at, double heartRate) {
        return of(patient, Bedside.atRest(device(patient), at, heartRate).sample(), at);
    }

    private static String device(String patient) {
        return "W-" + (1 + PATIENTS.indexOf(patient));
    }

    private static PatientSample of(String patient, Sample sample, long receivedAt) {
        return new PatientSample(
                new PatientId(patient),
                new DeviceId(device(patient)),
                DeviceKind.WEARABLE,
                new Location("ward-3", "bed-" + patient),
                sample,
                receivedAt);
    }
}
