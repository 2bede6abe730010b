package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.MINUTE;
import static dev.wardstream.pipeline.TestWard.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.Alert;
import dev.wardstream.intake.Reason;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.CommandRecords;
import dev.wardstream.wire.DeviceSamples;
import dev.wardstream.wire.Topics;
import dev.wardstream.words.Said;
import dev.wardstream.words.Wording;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A patient is assigned a device, and nothing of use comes of it: from the topic of assignments to the alert. */
class AbsenceTest {
    /** When the devices are assigned: the monitor has run for a while. */
    private static final long START = DAWN + MINUTE;

    private static final DeviceSamples CODEC = DeviceSamples.using(null);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path state;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private TestWard ward;

    @BeforeEach
    void runForAMinute() {
        ward = TestWard.live(state);
        ward.passUntil(START);
    }

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void aDeviceThatIsAssignedAndNeverHeardIsToldAfterItsTime() {
        ward.assign("W-1", Bedside.wearable("alma", START));
        ward.passUntil(START + 3 * MINUTE);
        assertThat(ward.alerts()).isEmpty();
        ward.passUntil(START + 3 * MINUTE + 2 * SECOND);

        assertThat(told()).containsExactly("alma RAISED No data from wearable W-1 since it was assigned 3 min ago");
        ward.receiveLive(Bedside.atRest("W-1", START + 5 * MINUTE, 72));
        assertThat(told()).hasSize(1).allMatch(text -> text.startsWith("alma CEASED Data again from wearable W-1"));
    }

    @Test
    void eachOfManyPatientsIsToldOnceAndNobodyElses() {
        ward.assign("W-1", Bedside.wearable("alma", START));
        ward.assign("M-2", Bedside.worn("bruno", DeviceKind.BEDSIDE_MONITOR, START, START + 60 * MINUTE));
        ward.assign("T-3", Bedside.worn("clara", DeviceKind.SPOT_CHECK, START, START + 60 * MINUTE));
        ward.passUntil(START + 9 * MINUTE);

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "alma RAISED No data from wearable W-1 since it was assigned 3 min ago",
                        "bruno RAISED No data from bedside monitor M-2 since it was assigned 1 min ago");
    }

    @Test
    void aDeviceWhoseRecordsAreAllRefusedSaysWhyInANursesWords() {
        ward.assign("W-1", Bedside.wearable("alma", START));
        for (int second = 1; second <= 181; second++) {
            ward.passUntil(START + second * SECOND);
            DeviceSample sample = Bedside.atRest("W-1", ward.now(), 72);
            ward.pipe("vitals.raw.acme", TestWard.bytes("serial 7"), CODEC.encode(sample));
        }
        ward.passUntil(START + 182 * SECOND);

        assertThat(ward.counts().quarantined()).containsOnlyKeys(Reason.KEY_MISMATCH);
        assertThat(told())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .matches("alma RAISED Nothing usable from wearable W-1 for 3 min: 1[5-9]\\d records refused,"
                                + " mostly ‘the record's key is not the device id’"));
        assertThat(ward.notices()).as("not one a record").hasSizeLessThan(10);
    }

    @Test
    void whatCannotBeReadIsToldByItsKey() {
        ward.assign("W-1", Bedside.wearable("alma", START));
        ward.passUntil(START + 30 * SECOND);
        ward.pipe("vitals.raw.acme", TestWard.bytes("W-1"), TestWard.bytes("{\"hr\": 72}"));
        ward.pipe("vitals.raw.acme", null, TestWard.bytes("{\"hr\": 72}"));
        ward.pipe("vitals.raw.acme", TestWard.bytes("W-9"), TestWard.bytes("{\"hr\": 72}"));
        ward.passUntil(START + 4 * MINUTE);

        assertThat(told())
                .containsExactly(
                        "alma RAISED Nothing usable from wearable W-1 for 3 min: 1 record refused, ‘it cannot be read’");
    }

    @Test
    void aDeviceThatSendsOnlyOldDataIsTold() {
        ward.assign("W-1", Bedside.wearable("alma", DAWN - 600 * MINUTE));
        for (int second = 0; second < 180; second += 10) {
            ward.passUntil(START + second * SECOND);
            // A backlog: it comes thirty times as fast as it was measured.
            ward.receive(Bedside.atRest("W-1", START - 210 * MINUTE + 30L * second * SECOND, 72));
        }
        ward.passUntil(START + 4 * MINUTE);

        assertThat(told())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith("alma RAISED Only old data from wearable W-1 for 3 min: newest measured 2 h"));
    }

    @Test
    void anAssignmentThatBeginsLaterIsOwedFromThenOn() {
        ward.assign("W-1", Bedside.wearable("alma", START + 30 * MINUTE));
        ward.passUntil(START + 33 * MINUTE - 1);
        assertThat(ward.alerts()).isEmpty();
        ward.passUntil(START + 33 * MINUTE + 2 * SECOND);

        assertThat(told()).containsExactly("alma RAISED No data from wearable W-1 since it was assigned 3 min ago");
    }

    @Test
    void ofADischargedPatientNothingIsOwed() {
        ward.assign("W-1", Bedside.wearable("alma", START));
        ward.passUntil(START + MINUTE);
        ward.command(
                "alma",
                CommandRecords.toAvro(
                        new AlarmCommand(
                                "c-1", new PatientId("alma"), ward.now(), "nurse-a", new Action.Discharge("home")),
                        "test"));
        ward.followAssignments();
        ward.passUntil(START + 30 * MINUTE);

        assertThat(ward.alerts()).isEmpty();
    }

    @Test
    void aDeviceThatIsHandedOnBeforeItWasHeardIsOwedToWhoHasItNow() {
        ward.assign("W-1", Bedside.wearable("alma", START));
        ward.passUntil(START + 2 * MINUTE);
        ward.assign(
                "W-1",
                Bedside.worn("alma", DeviceKind.WEARABLE, START, START + 2 * MINUTE),
                Bedside.wearable("bruno", START + 2 * MINUTE));
        ward.passUntil(START + 8 * MINUTE);

        assertThat(told()).containsExactly("bruno RAISED No data from wearable W-1 since it was assigned 3 min ago");
    }

    @Test
    void oldAssignmentsOfAMonitorThatStartsAreOwedFromItsStartOn() {
        ward.assign("W-1", Bedside.wearable("alma", DAWN - 600 * MINUTE));
        ward.passUntil(START + 3 * MINUTE - SECOND);

        assertThat(ward.alerts()).as("it reads what came meanwhile first").isEmpty();
    }

    @Test
    void inARecordingNothingIsOwedByWhoWasNeverRecorded() {
        try (TestWard replayed = TestWard.replayed(state.resolve("replayed"))) {
            replayed.assign("W-1", Bedside.wearable("alma", DAWN));
            replayed.passUntil(DAWN + 30 * MINUTE);
            assertThat(replayed.alerts()).isEmpty();
            assertThat(replayed.notices()).isEmpty();
        }
    }

    @Test
    void aProbeThatComesOffIsToldWhileTheHeartRateGoesOn() {
        ward.assign("M-1", Bedside.worn("alma", DeviceKind.BEDSIDE_MONITOR, START, Long.MAX_VALUE));
        for (int second = 0; second <= 300; second++) {
            Readings readings = Readings.of(VitalSign.HEART_RATE, 70 + second % 5);
            ward.receiveLive(Bedside.of(
                    "M-1", START + second * SECOND, second <= 120 ? readings.with(VitalSign.SPO2, 97) : readings));
        }

        assertThat(told()).containsExactly("alma RAISED SpO2 no longer measured for 1 min by bedside monitor M-1");
    }

    @Test
    void everyReasonHasWordsForANurse() {
        for (Reason reason : Reason.values()) {
            assertThat(Wording.knows(Said.of("refusal." + reason)))
                    .as(reason.name())
                    .isTrue();
        }
    }

    private List<String> told() {
        return ward.alerts().stream()
                .filter(alert -> alert.event() != Alert.Event.ESCALATED)
                .map(alert -> alert.patient() + " " + alert.event() + " " + alert.text())
                .toList();
    }

    @Test
    void theTopicIsKeyedByThePatientSoThatTheirOwnTaskHearsIt() {
        ward.assign("W-1", Bedside.wearable("alma", START));
        ward.passUntil(START + 2 * SECOND);

        assertThat(ward.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.key()).isEqualTo("alma");
            assertThat(notice.value().getPatientId()).isEqualTo("alma");
            assertThat(notice.value().getDeviceId()).isEqualTo("W-1");
            assertThat(notice.value().getSince()).isBetween(START, START + 2 * SECOND);
            assertThat(Topics.DEVICE_NOTICES.name()).isEqualTo("device.notices");
        });
    }
}
