package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.MINUTE;
import static dev.wardstream.pipeline.TestWard.SECOND;
import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static dev.wardstream.vitals.VitalSign.SPO2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Priority;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A device whose clock is off watches its patient as one whose clock is right. */
class OffClockTest {
    /** Found, and past the limit for its delay. */
    private static final long CALLED_WITHIN = 30 * SECOND;

    @TempDir
    Path state;

    @ParameterizedTest
    @ValueSource(longs = {-20, -70, -180, -22 * 60, -8 * 3600, 3, 95, 3600})
    void aPatientWithAnExtremeHeartRateIsCalledForWhateverTheMonitorsClockSays(long seconds) {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("m-1", bedside("alma", DAWN - 24 * 60 * MINUTE));
            passes(ward, "m-1", DAWN, DAWN + MINUTE, at -> at + seconds * SECOND, sick());

            List<Alert> alerts = ward.alerts();
            assertThat(raised(alerts, AlarmKind.HEART_RATE_HIGH)).satisfies(alert -> {
                assertThat(alert.priority()).isEqualTo(Priority.HIGH);
                assertThat(alert.retrospective()).isFalse();
                assertThat(alert.receivedAt()).isLessThanOrEqualTo(DAWN + CALLED_WITHIN);
            });
            assertThat(ward.vitals())
                    .filteredOn(sample -> sample.receivedAt() > DAWN + 10 * SECOND)
                    .allMatch(sample -> sample.receivedAt() - sample.measuredAt() < SECOND)
                    .allMatch(sample -> sample.stampedAt() - sample.receivedAt() == seconds * SECOND);
        }
    }

    @Test
    void aMonitorThreeMinutesBehindIsNamedAndMissedWhenItFallsSilent() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("m-1", bedside("alma", DAWN - 60 * MINUTE));
            passes(ward, "m-1", DAWN, DAWN + MINUTE, at -> at - 3 * MINUTE, sick());
            ward.passUntil(DAWN + 3 * MINUTE);

            List<Alert> alerts = ward.alerts();
            assertThat(raised(alerts, AlarmKind.CLOCK_OFF).text())
                    .isEqualTo("Clock of bedside monitor m-1 is 3 min behind");
            assertThat(raised(alerts, AlarmKind.NO_DATA).at()).isEqualTo(DAWN + 2 * MINUTE - SECOND);
        }
    }

    @Test
    void aDeviceThatIsAssignedNowIsWatchedThoughItsClockIsHoursBehindThat() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("m-1", bedside("alma", DAWN));
            passes(ward, "m-1", DAWN, DAWN + MINUTE, at -> at - 8 * 60 * MINUTE, sick());

            assertThat(raised(ward.alerts(), AlarmKind.HEART_RATE_HIGH).receivedAt())
                    .isLessThanOrEqualTo(DAWN + CALLED_WITHIN);
            assertThat(ward.counts().received() - ward.counts().accepted()).isLessThan(10);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, -180, -20, 20, 180, 3600})
    void aClockThatIsSetWhileItRunsHidesNobody(long step) {
        try (TestWard ward = TestWard.live(state)) {
            long set = DAWN + MINUTE;
            ward.assign("m-1", bedside("alma", DAWN - 24 * 60 * MINUTE));
            passes(ward, "m-1", DAWN, set, at -> at, well());
            passes(ward, "m-1", set, set + MINUTE, at -> at + step * SECOND, sick());

            assertThat(raised(ward.alerts(), AlarmKind.HEART_RATE_HIGH).receivedAt())
                    .isBetween(set + 14 * SECOND, set + CALLED_WITHIN);
        }
    }

    @Test
    void aBandWhoseClockIsThreeSecondsAheadIsTakenToMeasureWhenItDid() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("m-1", bedside("alma", DAWN - 60 * MINUTE));
            ward.assign("band", Bedside.wearable("alma", DAWN - 60 * MINUTE));
            for (long at = DAWN; at < DAWN + MINUTE; at += SECOND) {
                ward.passUntil(at);
                ward.receive(Bedside.of("band", at + 3 * SECOND, HEART_RATE, 80));
                ward.receive(Bedside.of("m-1", at, HEART_RATE, 170));
            }
            assertThat(ward.vitals()).hasSize(120).allMatch(sample -> sample.measuredAt() == sample.receivedAt());
        }
    }

    @Test
    void onATopicWithCreateTimeReceiptIsOurOwnTimeAndTheTopicIsNamed() {
        try (TestWard ward = TestWard.live(state)) {
            ward.createByDefault("acme");
            ward.assign("m-1", bedside("alma", DAWN - 24 * 60 * MINUTE));
            long threeHours = 180 * MINUTE;
            for (long at = DAWN - threeHours; at < DAWN - threeHours + 5 * MINUTE; at += SECOND) {
                ward.receiveClaiming("acme", at, Bedside.of("m-1", at, sick().at(at)));
            }
            assertThat(ward.vitals()).hasSize(300).allMatch(sample -> sample.receivedAt() == DAWN);
            assertThat(ward.alerts()).allMatch(Alert::retrospective);
            assertThat(ward.topicIllness()).startsWith("vitals.raw.acme has CreateTime");

            for (long at = DAWN; at < DAWN + MINUTE; at += SECOND) {
                ward.passUntil(at);
                long ahead = at + 50 * MINUTE;
                ward.receiveClaiming("acme", ahead, Bedside.of("m-1", ahead, sick().at(at)));
            }
            assertThat(raised(ward.alerts(), AlarmKind.HEART_RATE_HIGH).receivedAt())
                    .isLessThanOrEqualTo(DAWN + CALLED_WITHIN);
        }
    }

    @Test
    void theSameLogGivesTheSameCorrectedTimesWhateverRestartsInBetween(@TempDir Path other) {
        assertThat(driftingAndSet(other)).isEqualTo(driftingAndSet(state)).hasSize(240);
    }

    private static List<PatientSample> driftingAndSet(Path state) {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("m-1", bedside("alma", DAWN - 24 * 60 * MINUTE));
            passes(ward, "m-1", DAWN, DAWN + 2 * MINUTE, at -> at - 40 * SECOND + (at - DAWN) / 60, well());
            passes(ward, "m-1", DAWN + 2 * MINUTE, DAWN + 4 * MINUTE, at -> at + 60 * MINUTE, well());
            return ward.vitals();
        }
    }

    /** What a device measures at a time. */
    private interface Measured {
        Readings at(long time);
    }

    private static Measured sick() {
        return at ->
                Readings.of(HEART_RATE, 180 + Math.floorMod(at / SECOND, 3)).with(SPO2, 78);
    }

    private static Measured well() {
        return at -> Readings.of(HEART_RATE, 72 + Math.floorMod(at / SECOND, 3)).with(SPO2, 97);
    }

    private static void passes(
            TestWard ward, String device, long from, long until, LongUnaryOperator clock, Measured measured) {
        for (long at = from; at < until; at += SECOND) {
            ward.passUntil(at);
            ward.receive(Bedside.of(device, clock.applyAsLong(at), measured.at(at)));
        }
    }

    private static Assignment bedside(String patient, long from) {
        return Bedside.worn(patient, DeviceKind.BEDSIDE_MONITOR, from, Assignment.OPEN);
    }

    private static Alert raised(List<Alert> alerts, AlarmKind kind) {
        List<Alert> found = new ArrayList<>(alerts);
        found.removeIf(alert -> alert.kind() != kind || alert.event() != Event.RAISED || alert.retrospective());
        assertThat(found).as("%s in %s", kind, alerts).hasSize(1);
        return found.get(0);
    }
}
