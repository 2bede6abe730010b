package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.MINUTE;
import static dev.wardstream.pipeline.TestWard.SECOND;
import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static dev.wardstream.vitals.VitalSign.SPO2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.CommandOutcome.Result;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.Presence;
import dev.wardstream.schemas.avro.AlarmLimits;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.Decline;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.wire.CommandRecords;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say on {@code alert.commands} and what the monitor makes of it on all its topics. */
class CommandTest {
    private static final long HOUR = 60 * MINUTE;
    private static final PatientId ALMA = new PatientId("alma");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path state;

    private int commands;

    @Test
    void aNurseWhoAcknowledgesIsNotFollowedByTheChargeNurse() {
        try (TestWard ward = TestWard.live(state)) {
            String alarm = fastHeart(ward).id();
            ward.passUntil(DAWN + MINUTE);
            say(ward, new Action.Acknowledge(alarm, "on my way"));
            assertThat(ward.outcomes()).singleElement().satisfies(outcome -> {
                assertThat(outcome.result()).isEqualTo(Result.DONE);
                assertThat(outcome.command()).isEqualTo("c-1");
            });
            hold(ward, 155, DAWN + 10 * MINUTE);

            assertThat(heart(ward)).extracting(Alert::event).containsExactly(Event.ACKNOWLEDGED);
        }
    }

    @Test
    void whereNobodyAnswersLevelAfterLevelIsCalledAndAllOfItIsOnTheTopic() {
        try (TestWard ward = TestWard.live(state)) {
            fastHeart(ward);
            hold(ward, 155, DAWN + 10 * MINUTE);

            assertThat(heart(ward))
                    .extracting(alert -> (alert.at() - DAWN) / SECOND + " " + alert.event() + " "
                            + alert.standing().level())
                    .containsExactly("136 ESCALATED 2", "316 ESCALATED 3");
        }
    }

    @Test
    void anAnswerThatNobodyCanDoIsRefusedWithTheReason() {
        try (TestWard ward = TestWard.live(state)) {
            fastHeart(ward);
            say(ward, new Action.Acknowledge("alma/HEART_RATE_HIGH/2001-01-01T00:00:00Z", ""));
            ward.command("alma", new AlertCommand("c-9", "alma", ward.now(), "nurse-a", null, new Decline("x", " ")));
            ward.command("alma", new AlertCommand("c-10", "bruno", ward.now(), "nurse-a", null, new Decline("x", "y")));

            assertThat(ward.outcomes())
                    .extracting(outcome -> outcome.command() + " " + outcome.result() + " " + outcome.text())
                    .containsExactly(
                            "c-1 NO_SUCH_ALARM No alarm has the id alma/HEART_RATE_HIGH/2001-01-01T00:00:00Z.",
                            "c-9 INVALID reason must not be empty",
                            "c-10 INVALID the record's key is not the patient that the command names");
        }
    }

    @Test
    void aPatientsOwnLimitsHoldUntilTheyExpireAndAreOnTheirTopic() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            hold(ward, 110, DAWN + MINUTE);
            OwnLimits own = new OwnLimits(
                    Map.of(HEART_RATE, new OwnLimits.Change(Double.NaN, 100, Double.NaN, 130, null)),
                    false,
                    ward.now(),
                    "nurse-a",
                    "dr-b",
                    DAWN + HOUR);
            say(ward, new Action.SetLimits(own));
            hold(ward, 110, DAWN + 2 * MINUTE);

            assertThat(ward.alerts())
                    .singleElement()
                    .satisfies(alert ->
                            assertThat(alert.text()).startsWith("HR 11").contains(" > 100 /min"));
            assertThat(ward.limits())
                    .singleElement()
                    .extracting(AlarmLimits::getApprovedBy)
                    .isEqualTo("dr-b");

            hold(ward, 110, DAWN + HOUR + MINUTE);
            assertThat(ward.limits()).containsExactly((AlarmLimits) null);
            assertThat(ward.alerts()).extracting(Alert::event).contains(Event.CEASED);
        }
    }

    @Test
    void aPatientOnScale2IsScoredByIt() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            ward.receiveLive(Bedside.of("W-1", DAWN + SECOND, SPO2, 90));
            say(ward, new Action.SetLimits(new OwnLimits(Map.of(), true, ward.now(), "nurse-a", "dr-b", DAWN + HOUR)));
            ward.receiveLive(Bedside.of("W-1", DAWN + MINUTE, SPO2, 90));

            assertThat(ward.scores())
                    .extracting(PatientScore::score)
                    .filteredOn(News2.class::isInstance)
                    .extracting(score -> ((News2) score).total())
                    .containsExactly(3, 0);
        }
    }

    @Test
    void anAdmittedPatientGetsADeviceAndMovesWithIt() {
        try (TestWard ward = TestWard.live(state)) {
            say(ward, new Action.AssignDevice(new DeviceId("W-7"), DeviceKind.WEARABLE));
            ward.passUntil(ward.now() + SECOND);
            say(ward, new Action.Admit(new Location("ward-3", "bed-1")));
            ward.passUntil(ward.now() + SECOND);
            say(ward, new Action.AssignDevice(new DeviceId("W-7"), DeviceKind.WEARABLE));
            ward.followAssignments();
            ward.receiveLive(Bedside.atRest("W-7", ward.now() + SECOND, 74));
            say(ward, new Action.Admit(new Location("icu", "bed-9")));
            ward.followAssignments();
            ward.receiveLive(Bedside.atRest("W-7", ward.now() + SECOND, 74));

            assertThat(ward.outcomes())
                    .extracting(CommandOutcome::text)
                    .containsExactly(
                            "The patient has no bed yet. Admit the patient to a bed first.",
                            "Admitted to ward-3/bed-1.",
                            "Device W-7 is now assigned to this patient.",
                            "Admitted to icu/bed-9.");
            assertThat(ward.vitals())
                    .extracting(PatientSample::location)
                    .containsExactly(new Location("ward-3", "bed-1"), new Location("icu", "bed-9"));
        }
    }

    @Test
    void twoPatientsShareABedOnlyWhereWhoAdmitsSaysThatTheyKnow() {
        Location taken = new Location("ward-3", "bed-bruno");
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-9", Bedside.wearable("bruno", DAWN));
            say(ward, new Action.Admit(taken));
            ward.passUntil(ward.now() + SECOND);
            say(ward, new Action.Admit(taken, true));

            assertThat(ward.outcomes())
                    .extracting(outcome -> outcome.result() + " " + outcome.text())
                    .containsExactly(
                            "BED_TAKEN bruno is in bed ward-3/bed-bruno. Choose a free bed, or confirm that two patients"
                                    + " share this one.",
                            "DONE Admitted to ward-3/bed-bruno. bruno is in this bed too.");
        }
    }

    @Test
    void whoIsInABedWithoutADeviceIsThereAllTheSame() {
        Location taken = new Location("ward-3", "bed-7");
        try (TestWard ward = TestWard.live(state)) {
            ward.house.lying.put(taken, List.of(new PatientId("cleo")));
            say(ward, new Action.Admit(taken));
            ward.passUntil(ward.now() + SECOND);
            say(ward, new Action.Admit(new Location("ward-3", "bed-8")));

            List<CommandOutcome> outcomes = ward.outcomes();
            assertThat(outcomes).extracting(CommandOutcome::result).containsExactly(Result.BED_TAKEN, Result.DONE);
            assertThat(outcomes.get(0).text()).startsWith("cleo is in bed ward-3/bed-7.");
        }
    }

    @Test
    void anAlarmIsHandedOnlyToWhoIsOnTheRotaHoweverTheNameIsWritten() {
        try (TestWard ward = TestWard.live(state)) {
            ward.house.people = List.of("nurse-a", "charge nurse");
            String alarm = fastHeart(ward).id();
            say(ward, new Action.HandOver(alarm, "nurse-5", ""));
            assertThat(ward.alerts()).as("nobody is called").isEmpty();
            say(ward, new Action.HandOver(alarm, "Charge  Nurse", ""));

            List<CommandOutcome> outcomes = ward.outcomes();
            assertThat(outcomes)
                    .extracting(outcome -> outcome.result() + " " + outcome.text())
                    .containsExactly(
                            "NOT_ON_ROTA Nobody called nurse-5 is on the rota, so nothing was handed over."
                                    + " On the rota: nurse-a, charge nurse.",
                            "DONE Handed over to Charge  Nurse.");
            assertThat(outcomes.get(0).said().in(Locale.CHINESE))
                    .isEqualTo("值班表中没有 nurse-5，因此没有转交。值班表中有：nurse-a、charge nurse。");
            assertThat(ward.alerts()).singleElement().matches(alert -> alert.event() == Event.HANDED_OVER);
        }
    }

    @Test
    void whereAMonitorCallsNobodyEveryNameIsTaken() {
        try (TestWard ward = TestWard.live(state)) {
            say(ward, new Action.HandOver(fastHeart(ward).id(), "nurse-5", ""));

            assertThat(ward.outcomes()).singleElement().matches(CommandOutcome::isDone);
        }
    }

    @Test
    void aDeviceThatIsTakenOffSomebodyElseSaysOffWhom() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-9", Bedside.wearable("bruno", DAWN));
            say(ward, new Action.Admit(new Location("ward-3", "bed-1")));
            ward.passUntil(ward.now() + SECOND);
            say(ward, new Action.AssignDevice(new DeviceId("W-9"), DeviceKind.WEARABLE));

            assertThat(ward.outcomes().get(1).text())
                    .isEqualTo("Device W-9 is now assigned to this patient. bruno wore it until now.");
        }
    }

    @Test
    void aDeviceThatCannotBeAssignedIsRefusedOnceAndRemembered() {
        try (TestWard ward = TestWard.live(state)) {
            AlarmCommand command = new AlarmCommand(
                    "c-1",
                    ALMA,
                    ward.now(),
                    "nurse-a",
                    new Action.AssignDevice(new DeviceId("W-7"), DeviceKind.WEARABLE));
            ward.command("alma", CommandRecords.toAvro(command, "test"));
            ward.command("alma", CommandRecords.toAvro(command, "test"));

            assertThat(ward.outcomes())
                    .extracting(CommandOutcome::result)
                    .containsExactly(Result.INVALID, Result.DUPLICATE);
        }
    }

    @Test
    void aDischargedPatientsAlarmsEndAndTheirDevicesAreNobodys() {
        try (TestWard ward = TestWard.live(state)) {
            fastHeart(ward);
            say(ward, new Action.Discharge("home"));
            ward.followAssignments();
            ward.passUntil(ward.now() + 10 * MINUTE);

            assertThat(ward.alerts()).singleElement().satisfies(alert -> {
                assertThat(alert.event()).isEqualTo(Event.CLEARED);
                assertThat(alert.standing().presence()).isInstanceOf(Presence.Off.class);
            });
            ward.receive(Bedside.atRest("W-1", ward.now(), 80));
            assertThat(ward.quarantine()).hasSize(1);

            ward.passUntil(ward.now() + 2 * HOUR);
            assertThat(ward.store(LivePatients.STORE).get(LivePatients.keyOf("alma")))
                    .as("forgotten")
                    .isNull();
            assertThat(ward.keptWindows()).isEmpty();
        }
    }

    @Test
    void theWardsAlarmBudgetIsPublished() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-2", Bedside.wearable("bruno", DAWN));
            ward.receiveLive(Bedside.atRest("W-2", DAWN, 70));
            fastHeart(ward);
            hold(ward, 155, DAWN + 10 * MINUTE);

            assertThat(ward.budget())
                    .filteredOn(budget -> budget.getPatientId() == null)
                    .last()
                    .satisfies(budget -> {
                        assertThat(budget.getWard()).isEqualTo("ward-3");
                        assertThat(budget.getPatientDays()).isEqualTo(2 / 24.0);
                        assertThat(budget.getSince())
                                .as("of one hour: no rate yet")
                                .isEqualTo(budget.getAt() - 60 * MINUTE);
                        assertThat(budget.getCalls())
                                .as("Alma's heart, and Bruno's silence")
                                .isEqualTo(2);
                    });
            assertThat(ward.budget()).isEmpty();
        }
    }

    /** Alma's heart has been fast for a quarter of a minute. */
    private static Alert fastHeart(TestWard ward) {
        ward.assign("W-1", Bedside.wearable("alma", DAWN));
        hold(ward, 155, DAWN + 16 * SECOND);
        Alert alert = ward.alerts().get(0);
        assertThat(alert.kind()).isEqualTo(AlarmKind.HEART_RATE_HIGH);
        assertThat(alert.calls()).isTrue();
        return alert;
    }

    /** What was told of Alma's heart; NEWS2 says the same, and says that it does. */
    private static List<Alert> heart(TestWard ward) {
        return ward.alerts().stream()
                .filter(alert -> alert.kind() == AlarmKind.HEART_RATE_HIGH)
                .toList();
    }

    /** Alma's wearable goes on to measure a heart rate. */
    private static void hold(TestWard ward, double heartRate, long until) {
        for (long at = Math.max(ward.now() + SECOND, DAWN); at <= until; at += 5 * SECOND) {
            ward.receiveLive(Bedside.of("W-1", at, HEART_RATE, heartRate + (at / 1000) % 2));
        }
        ward.passUntil(until);
    }

    private void say(TestWard ward, Action action) {
        commands++;
        AlarmCommand command = new AlarmCommand("c-" + commands, ALMA, ward.now(), "nurse-a", action);
        ward.command("alma", CommandRecords.toAvro(command, "test"));
    }
}
