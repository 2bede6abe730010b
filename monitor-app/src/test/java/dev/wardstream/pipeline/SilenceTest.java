package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.MINUTE;
import static dev.wardstream.pipeline.TestWard.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.VitalSign;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told without a sample: a device that fell silent, a delay that ran out. By default a wearable may be silent for 180 s. */
class SilenceTest {
    private static final long SILENCE = 180 * SECOND;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path state;

    @Test
    void aWearableThatFallsSilentIsToldWhenItsTimeIsUp() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            long last = heardFor(ward, MINUTE);

            ward.passUntil(last + SILENCE - 1);
            assertThat(ward.alerts()).isEmpty();
            ward.passUntil(last + SILENCE + SECOND);

            assertThat(ward.alerts()).singleElement().satisfies(alert -> {
                assertThat(alert.kind()).isEqualTo(AlarmKind.NO_DATA);
                assertThat(alert.event()).isEqualTo(Event.RAISED);
                assertThat(alert.onset()).isEqualTo(last);
                assertThat(alert.at()).isEqualTo(last + SILENCE);
            });
        }
    }

    @Test
    void itIsToldOnceAndItsEndWhenTheWearableIsHeardAgain() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            long last = heardFor(ward, MINUTE);
            ward.passUntil(last + 20 * MINUTE);
            ward.receiveLive(Bedside.atRest("W-1", last + 20 * MINUTE + SECOND, 72));

            assertThat(ward.alerts())
                    .extracting(Alert::event)
                    .containsExactly(Event.RAISED, Event.ESCALATED, Event.CEASED);
        }
    }

    @Test
    void aLimitThatIsPassedAndNotMeasuredAgainIsAnAlarmWhenItsDelayIsUp() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            ward.receiveLive(Bedside.of("W-1", DAWN, VitalSign.HEART_RATE, 150));
            ward.passUntil(DAWN + 20 * SECOND);

            assertThat(ward.alerts()).singleElement().satisfies(alert -> {
                assertThat(alert.kind()).isEqualTo(AlarmKind.HEART_RATE_HIGH);
                assertThat(alert.at()).isEqualTo(DAWN + 15 * SECOND);
            });
        }
    }

    @Test
    void aMonitorThatWasStuckAndReadsWhatWaitedDoesNotCallItSilence() {
        long stuck = DAWN + MINUTE;
        long awake = stuck + 10 * MINUTE;
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            heardFor(ward, MINUTE);
            ward.stallWhile(stuck, awake, at -> Bedside.atRest("W-1", at, 72));
            ward.passUntil(awake + 30 * SECOND);

            assertThat(ward.alerts()).isEmpty();
        }
    }

    @Test
    void aDeviceWhoseTimeOnThePatientIsOverMayBeSilent() {
        try (TestWard ward = TestWard.live(state)) {
            long last = DAWN + MINUTE;
            ward.assign("W-1", Bedside.worn("alma", DeviceKind.WEARABLE, DAWN, last + MINUTE));
            heardFor(ward, MINUTE);
            ward.passUntil(last + 60 * MINUTE);

            assertThat(ward.alerts()).isEmpty();
        }
    }

    @Test
    void aDeviceThatFellSilentLongBeforeItWasTakenOffIsToldAndThenNoLongerWaitedFor() {
        try (TestWard ward = TestWard.live(state)) {
            long last = DAWN + MINUTE;
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            heardFor(ward, MINUTE);
            ward.passUntil(last + 10 * MINUTE);
            assertThat(ward.alerts()).extracting(Alert::event).containsExactly(Event.RAISED);

            ward.assign("W-1", Bedside.worn("alma", DeviceKind.WEARABLE, DAWN, last + 10 * MINUTE));
            ward.passUntil(last + 30 * MINUTE);

            assertThat(ward.alerts())
                    .as("the nurse took the device off: its silence is no longer an alarm")
                    .extracting(Alert::event)
                    .containsExactly(Event.CEASED);
        }
    }

    @Test
    void soItIsWhereAnotherDeviceGoesOn() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            ward.assign("M-1", Bedside.worn("alma", DeviceKind.BEDSIDE_MONITOR, DAWN, Assignment.OPEN));
            ward.receive(Bedside.atRest("W-1", DAWN, 72));
            onTheMonitor(ward, 0, 10 * 60);
            assertThat(ward.alerts()).extracting(Alert::event).containsExactly(Event.RAISED);

            ward.assign("W-1", Bedside.worn("alma", DeviceKind.WEARABLE, DAWN, ward.now()));
            onTheMonitor(ward, 10 * 60, 11 * 60);

            assertThat(ward.alerts()).extracting(Alert::event).containsExactly(Event.CEASED);
        }
    }

    @Test
    void inARecordingADeviceWhoseTimeIsOverMayBeSilentToo() {
        try (TestWard ward = TestWard.replayed(state)) {
            ward.assign("W-1", Bedside.worn("alma", DeviceKind.WEARABLE, DAWN, DAWN + MINUTE));
            ward.assign("M-1", Bedside.worn("alma", DeviceKind.BEDSIDE_MONITOR, DAWN, Assignment.OPEN));
            heardFor(ward, MINUTE - SECOND);
            onTheMonitor(ward, 60, 60 * 60);

            assertThat(ward.alerts()).isEmpty();
        }
    }

    @Test
    void anAssignmentThatCannotBeReadSilencesNobody() {
        try (TestWard ward = TestWard.live(state)) {
            for (String device : List.of("W-1", "W-2", "W-3")) {
                ward.assign(device, Bedside.wearable("patient-" + device, DAWN));
                ward.receive(Bedside.atRest(device, DAWN, 72));
            }
            // Neither the bytes of somebody's test nor another device's assignments take the device off.
            ward.pipe("device.assignments", TestWard.bytes("W-1"), TestWard.bytes("no assignments"));
            ward.assignUnderKey("W-2", "W-3", Bedside.worn("nobody", DeviceKind.WEARABLE, 0, 1));
            ward.passUntil(DAWN + SILENCE + SECOND);

            assertThat(ward.alerts())
                    .extracting(alert -> alert.patient().value())
                    .containsExactlyInAnyOrder("patient-W-1", "patient-W-2", "patient-W-3");
        }
    }

    @Test
    void howOftenTheTimersAreLookedAtChangesNoAlert() {
        assertThat(dayOf(Duration.ofSeconds(3)))
                .isEqualTo(dayOf(Duration.ofMillis(200)))
                .hasSizeGreaterThan(4);
    }

    @Test
    void onTheClockOfARecordingTimeThatPassesMeanwhileIsNothing() {
        List<Alert> unhurried;
        List<Alert> fast;
        try (TestWard ward = TestWard.replayed(state)) {
            unhurried = day(ward);
        }
        try (TestWard ward = TestWard.replayed(state)) {
            fast = day(ward, false);
        }
        assertThat(fast).isEqualTo(unhurried).isNotEmpty();
    }

    private List<Alert> dayOf(Duration tick) {
        try (TestWard ward = TestWard.live(state, tick)) {
            return day(ward);
        }
    }

    private static List<Alert> day(TestWard ward) {
        return day(ward, true);
    }

    /** Half an hour of two patients with races of the heart and gaps of all lengths; sorted, since ticks do not order patients. */
    private static List<Alert> day(TestWard ward, boolean clockRuns) {
        ward.assign("W-1", Bedside.wearable("alma", DAWN));
        ward.assign("W-2", Bedside.wearable("bruno", DAWN));
        for (int second = 0; second < 1_800; second++) {
            long at = DAWN + second * SECOND;
            if (clockRuns) {
                ward.passUntil(at);
            }
            if (second % 600 < 300 || second % 600 > 550) {
                ward.receive(Bedside.atRest("W-1", at, second % 400 > 250 ? 130 : 75));
            }
            if (second % 7 == 0 && second % 500 < 290) {
                ward.receive(Bedside.atRest("W-2", at, second % 300 > 200 ? 45 : 75));
            }
        }
        List<Alert> alerts = new ArrayList<>(ward.alerts());
        alerts.sort(Comparator.comparing((Alert alert) -> alert.patient().value())
                .thenComparingLong(Alert::at)
                .thenComparing(Alert::id));
        return alerts;
    }

    private static void onTheMonitor(TestWard ward, int fromSecond, int toSecond) {
        for (int second = fromSecond; second < toSecond; second += 10) {
            ward.receiveLive(Bedside.of("M-1", DAWN + second * SECOND, VitalSign.SPO2, 97));
        }
    }

    /** A sample a second; returns when the last one came. */
    private static long heardFor(TestWard ward, long millis) {
        long last = DAWN + millis;
        for (long at = DAWN; at <= last; at += SECOND) {
            ward.receiveLive(Bedside.atRest("W-1", at, 72));
        }
        return last;
    }
}
