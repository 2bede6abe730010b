package dev.wardstream.handover;

import static dev.wardstream.alarm.AlarmKind.HEART_RATE_HIGH;
import static dev.wardstream.alarm.AlarmKind.NO_DATA;
import static dev.wardstream.alarm.AlarmKind.SPO2_LOW;
import static dev.wardstream.alarm.Priority.HIGH;
import static dev.wardstream.alarm.Priority.LOW;
import static dev.wardstream.alarm.Priority.MEDIUM;
import static dev.wardstream.handover.Night.at;
import static dev.wardstream.handover.Night.bedOf;
import static dev.wardstream.handover.Night.device;
import static dev.wardstream.handover.Night.patient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.handover.PatientHandover.Need;
import dev.wardstream.schemas.avro.AlarmCount;
import dev.wardstream.schemas.avro.Notification;
import dev.wardstream.schemas.avro.NotificationState;
import dev.wardstream.schemas.avro.Priority;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.VitalSign;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What who comes at seven is told of a night. */
class HandoverTest {
    @Test
    void whoIsOnAndUnansweredStandsBeforeWhoIsOverAndWhoWasIllBeforeWhoWasQuiet() {
        Night night = new Night().bed(1).bed(2).bed(3).bed(4).bed(5);
        night.alarm(4, "06:30", HEART_RATE_HIGH, MEDIUM, 131, 120);
        night.alarm(2, "01:00", HEART_RATE_HIGH, HIGH, 169, 140).over(2, "01:00", "01:06", HEART_RATE_HIGH, HIGH, true);
        night.alarm(5, "02:00", SPO2_LOW, MEDIUM, 88, 90).over(5, "02:00", "02:03", SPO2_LOW, MEDIUM, false);
        night.news2(3, "04:00", 6).news2(3, "05:00", 2);

        assertThat(night.handover().patients())
                .extracting(each -> each.bed().bed() + " " + each.need())
                .containsExactly("bed-04 OPEN", "bed-02 OPEN", "bed-05 ILL", "bed-03 ILL", "bed-01 QUIET");
        assertThat(night.text())
                .contains(
                        "HR 131 > 120 /min, since 06:30: unanswered, level 1 called",
                        "HR 169 > 140 /min, over 01:06, unseen: unanswered, level 1 called",
                        "SpO2 88 < 90 %, 3 min, last 02:03",
                        "NEWS2: ≥6 to ≥2; highest ≥6, 04:00");
    }

    @Test
    void theWorstIsToldThoughNothingWasToldOfTheAlarmWhenItCame() {
        Night night = new Night().bed(1).alarm(1, "01:00", HEART_RATE_HIGH, HIGH, 146, 140);
        night.over(1, "01:00", "01:06", HEART_RATE_HIGH, HIGH, 178);

        assertThat(night.text()).contains("HR 178 > 140 /min, 6 min, last 01:06");
    }

    @Test
    void theLimitThatIsToldIsTheOneThatWasBrokenLast() {
        Night night = new Night().bed(1).alarm(1, "01:00", HEART_RATE_HIGH, MEDIUM, 150, 120);
        night.rises(1, "01:00", "01:02", HEART_RATE_HIGH, HIGH, 148, 140);
        night.over(1, "01:00", "01:06", HEART_RATE_HIGH, HIGH, 178);

        assertThat(night.text()).contains("HR 178 > 140 /min, 6 min, last 01:06");
    }

    @Test
    void aNightInWhichTheMonitorStoodIsNotToldAsAQuietOne() {
        Night watched = new Night().bed(1).bed(2);
        Night unwatched = new Night().unwatchedBed(1).unwatchedBed(2).bed(3);

        assertThat(watched.text()).doesNotContain("Look at everybody");
        assertThat(unwatched.text())
                .contains("Look at everybody: the monitor watched for 8 of about 24 patient-hours only.");
    }

    @Test
    void aNurseIsNamedWithHowFastSheCame() {
        Night night = new Night().bed(1).alarm(1, "03:00", HEART_RATE_HIGH, HIGH, 150, 140);
        night.answered(1, "03:00", "03:02", HEART_RATE_HIGH, Event.ACKNOWLEDGED, "nurse-1");

        assertThat(night.text())
                .contains(
                        "Answers: 1, half of them within 2 min, the slowest after 2 min",
                        "HR 150 > 140 /min, since 03:00: nurse-1 has it since 03:02",
                        "nurse-1 came, 03:02, after 2 min")
                .doesNotContain("obody answered");
    }

    @Test
    void anAnswerForAnEpisodeIsOneAnswer() {
        Night night = new Night()
                .bed(1)
                .alarm(1, "03:00", HEART_RATE_HIGH, HIGH, 150, 140)
                .alarm(1, "03:01", SPO2_LOW, MEDIUM, 88, 90)
                .answered(1, "03:00", "03:02", HEART_RATE_HIGH, Event.ACKNOWLEDGED, "nurse-1")
                .answered(1, "03:01", "03:02", SPO2_LOW, Event.ACKNOWLEDGED, "nurse-1");

        assertThat(night.handover().waits()).containsExactly(120_000);
        assertThat(night.text()).containsOnlyOnce("nurse-1 came");
    }

    @Test
    void whatWasHandedToWhomIsTold() {
        Night night = new Night().bed(1).alarm(1, "03:00", HEART_RATE_HIGH, HIGH, 150, 140);
        night.answered(1, "03:00", "03:04", HEART_RATE_HIGH, Event.HANDED_OVER, "nurse-1");

        assertThat(night.text())
                .contains(
                        "nurse-1 handed it to nurse-4, 03:04, after 4 min",
                        "HR 150 > 140 /min, since 03:00: handed to nurse-4, unanswered");
    }

    @Test
    void whatNobodySawInTheShiftBeforeIsHandedOnAndWhatIsFromAfterItIsNot() {
        Night night = new Night().bed(1).bed(2);
        night.alarm(1, "21:00", HEART_RATE_HIGH, HIGH, 169, 140).over(1, "21:00", "21:06", HEART_RATE_HIGH, HIGH, true);
        night.alarm(2, "21:00", SPO2_LOW, MEDIUM, 88, 90).over(2, "21:00", "21:10", SPO2_LOW, MEDIUM, false);
        night.alarm(2, "07:30", SPO2_LOW, MEDIUM, 88, 90);

        Handover handover = night.handover();

        assertThat(handover.of(Need.OPEN)).extracting(PatientHandover::patient).containsExactly(patient(1));
        assertThat(handover.of(Need.QUIET)).extracting(PatientHandover::patient).containsExactly(patient(2));
        assertThat(handover.calls()).isZero();
        assertThat(night.text()).contains("over 11-27 21:06, unseen");
    }

    @Test
    void aRuleIsToldOnceWithItsWorstItsTimesAndItsLength() {
        Night night = new Night().bed(1);
        night.alarm(1, "01:00", HEART_RATE_HIGH, MEDIUM, 131, 120)
                .over(1, "01:00", "01:10", HEART_RATE_HIGH, MEDIUM, false);
        night.alarm(1, "02:00", HEART_RATE_HIGH, HIGH, 169, 140)
                .over(1, "02:00", "02:04", HEART_RATE_HIGH, HIGH, false);

        assertThat(night.text()).contains("HR 169 > 140 /min, 2 times, 14 min, last 02:04");
    }

    @Test
    void aPauseThatLastsIsOpenAndOneThatWasEndedIsNot() {
        Night night = new Night().bed(1).bed(2);
        night.done(1, "06:00", new Action.Pause(at("08:00"), "to theatre"));
        night.done(2, "06:00", new Action.Pause(at("08:00"), "washing")).done(2, "06:10", new Action.Resume());

        assertThat(night.handover().of(Need.OPEN))
                .extracting(PatientHandover::patient)
                .containsExactly(patient(1));
        assertThat(night.text())
                .contains("Paused until 08:00 by nurse-3 (to theatre)")
                .doesNotContain("washing");
    }

    @Test
    void ownLimitsAreToldWithTheirEnd() {
        OwnLimits own = new OwnLimits(
                Map.of(VitalSign.HEART_RATE, new OwnLimits.Change(Double.NaN, 130, Double.NaN, Double.NaN, null)),
                true,
                at("22:00"),
                "nurse-3",
                "dr-1",
                at("19:00"));
        OwnLimits ended = new OwnLimits(Map.of(), true, at("22:00"), "nurse-3", "dr-1", at("03:00"));
        Night night = new Night().bed(1).bed(2);
        night.happens(facts -> facts.limits(patient(1), own)).happens(facts -> facts.limits(patient(2), ended));

        assertThat(night.text())
                .contains("Own limits until 19:00: HR – to 130, SpO2 scale 2", "Own limits ended 03:00");
    }

    @Test
    void aDeviceThatWasSilentAndOneThatWasTakenOffAreTold() {
        Night night = new Night().bed(1).alarm(1, "02:00", NO_DATA, LOW, Double.NaN, Double.NaN);
        night.over(1, "02:00", "02:40", NO_DATA, LOW, false);
        Assignment clip = new Assignment(patient(1), bedOf(1), DeviceKind.SPOT_CHECK, at("20:00"), at("05:10"));
        night.happens(facts -> facts.take(new Assignments(device(9), List.of(clip))));

        assertThat(night.text())
                .contains("No data (band-1), 40 min, last 02:40", "Took off spot-check device band-9, 05:10")
                .doesNotContain("Wears no device");
    }

    @Test
    void whoLeftTheWardIsNamedAndNoMore() {
        Night night = new Night().bed(1).bed(2).bed(3).alarm(1, "01:00", HEART_RATE_HIGH, HIGH, 169, 140);
        night.done(1, "04:00", new Action.Admit(new Location("icu", "bed-9")));
        night.done(2, "05:00", new Action.Discharge(""));
        Assignment off = new Assignment(patient(2), bedOf(2), DeviceKind.WEARABLE, at("20:00"), at("05:00"));
        night.happens(facts -> facts.take(new Assignments(device(20), List.of(off))));

        Handover handover = night.handover();

        assertThat(handover.of(Need.LEFT)).extracting(PatientHandover::patient).contains(patient(1));
        assertThat(handover.calls()).as("the ward's work all the same").isEqualTo(1);
        assertThat(night.text()).contains("Moved to icu/bed-9, 04:00").doesNotContain("HR 169");
    }

    @Test
    void whoWasDischargedAndWearsNothingHasLeft() {
        Assignment off = new Assignment(patient(1), bedOf(1), DeviceKind.WEARABLE, at("20:00"), at("05:00"));
        Night night = new Night().bed(2).done(1, "05:00", new Action.Discharge(""));
        night.happens(facts -> facts.take(new Assignments(device(1), List.of(off))));

        assertThat(night.text()).contains("Discharged 05:00");
    }

    @Test
    void callsAPatientDayStandBesideTheirAim() {
        Night night = new Night().bed(1).bed(2).bed(3);
        for (String clock : List.of("01:00", "02:00", "03:00", "04:00")) {
            night.alarm(2, clock, HEART_RATE_HIGH, MEDIUM, 131, 120);
        }
        night.alarm(3, "03:00", SPO2_LOW, MEDIUM, 88, 90);

        assertThat(night.text())
                .contains(
                        "Patients: 3; calls: 5; 5.0 calls a patient-day: above the aim of 3.0",
                        "Alarms that nobody answered: 5",
                        "Beds that called most: bed-02 (4), bed-03 (1)",
                        "Rules that called most: HR high (4), SpO2 low (1)");
    }

    @Test
    void twoBedsOfANightAreTooFewForARate() {
        Night night = new Night().bed(1).happens(facts -> facts.take(new AlarmCount("ward-1", "p-2", 1L, 0)));

        assertThat(night.text()).contains("8 patient-hours were watched: too few for calls a patient-day");
    }

    @Test
    void aMessageThatReachedNobodyIsTold() {
        Night night = new Night().bed(1).alarm(1, "03:00", HEART_RATE_HIGH, HIGH, 150, 140);
        night.happens(facts -> facts.take(failed("p-1/episode/03:00", "dr-1")))
                .happens(facts -> facts.take(failed("p-1/episode/old", "dr-2")));

        assertThat(night.text()).contains("No message reached dr-1").doesNotContain("dr-2");
    }

    @Test
    void theOrderInWhichTopicsAreReadChangesNothing() {
        Night night = new Night().bed(1).bed(2).alarm(1, "03:00", HEART_RATE_HIGH, HIGH, 150, 140);
        night.done(2, "06:00", new Action.Pause(at("08:00"), "to theatre"))
                .news2(1, "03:00", 7)
                .news2(1, "04:00", 3);
        night.done(1, "04:00", new Action.Admit(new Location("ward-1", "bed-07")));

        String expected = Night.edition(Locale.ENGLISH).text(night.handover());

        for (int seed = 0; seed < 20; seed++) {
            assertThat(Night.edition(Locale.ENGLISH).text(night.handover(seed))).isEqualTo(expected);
        }
        assertThat(expected).contains("bed-07 p-1");
    }

    @Test
    void aReasonCannotBecomeMarkup() {
        Night night = new Night().bed(1).done(1, "06:00", new Action.Pause(at("08:00"), "<script>alert(1)</script>"));

        assertThat(night.page(Locale.ENGLISH)).contains("&lt;script&gt;").doesNotContain("<script");
    }

    @Test
    void aChinesePageHoldsNoEnglish() {
        Night night = new Night().bed(1).bed(2).alarm(1, "03:00", HEART_RATE_HIGH, HIGH, 150, 140);
        night.alarm(2, "02:00", NO_DATA, LOW, Double.NaN, Double.NaN).news2(1, "03:00", 7);
        night.answered(1, "03:00", "03:02", HEART_RATE_HIGH, Event.ACKNOWLEDGED, "nurse-1");

        String text = Night.edition(Locale.CHINESE).text(night.handover());

        assertThat(night.page(Locale.CHINESE)).contains("<html lang=\"zh\">");
        assertThat(text.replaceAll("ward-1|bed-\\d+|p-\\d|band-\\d|nurse-1|HR|SpO2|NEWS2|/min", ""))
                .doesNotContainPattern("[A-Za-z]");
    }

    private static Notification failed(String episode, String recipient) {
        return Notification.newBuilder()
                .setKey(episode + recipient)
                .setEpisodeId(episode)
                .setPatientId("p-1")
                .setWard("ward-1")
                .setBed("bed-01")
                .setRecipient(recipient)
                .setLevel(1)
                .setPriority(Priority.HIGH)
                .setText("HR 150")
                .setState(NotificationState.FAILED)
                .setAt(0L)
                .build();
    }
}
