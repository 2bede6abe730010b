package dev.wardstream.ward;

import static dev.wardstream.ward.Records.ANNA;
import static dev.wardstream.ward.Records.BED_2;
import static dev.wardstream.ward.Records.BED_9;
import static dev.wardstream.ward.Records.MINUTE;
import static dev.wardstream.ward.Records.T0;
import static dev.wardstream.ward.Records.alert;
import static dev.wardstream.ward.Records.command;
import static dev.wardstream.ward.Records.done;
import static dev.wardstream.ward.Records.outcome;
import static dev.wardstream.ward.Records.sample;
import static dev.wardstream.ward.Records.worn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.CommandOutcome.Result;
import dev.wardstream.alarm.Presence;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What people said of a patient's stay, as the ward page knows it from commands and what became of them. */
class StayTest {
    private static final AlertCommand ADMIT = command(ANNA, "1", T0, new Action.Admit(BED_2));
    private static final AlertCommand PAUSE = command(ANNA, "2", T0, new Action.Pause(T0 + 30 * MINUTE, "x-ray"));
    private static final AlertCommand RESUME = command(ANNA, "3", T0 + MINUTE, new Action.Resume());
    private static final AlertCommand DISCHARGE = command(ANNA, "4", T0 + 5 * MINUTE, new Action.Discharge("home"));

    private final Ward ward = new Ward(AlarmPolicy.defaults(), Duration.ofHours(12));

    @Test
    void whoIsAdmittedHasABedWithoutAnyDeviceAndKeepsItWhateverADeviceSays() {
        ward.take(ADMIT);
        assertThat(ward.patients()).as("nobody has judged it").isEmpty();
        ward.take(done(ADMIT));
        ward.take(sample(ANNA, T0 + MINUTE, VitalSign.HEART_RATE, 80));

        WardPatient anna = Objects.requireNonNull(ward.patient(ANNA));
        assertThat(anna.isAdmitted()).isTrue();
        assertThat(anna.location()).as("the device says bed 9").isEqualTo(BED_2);
        ward.forget(T0 + Duration.ofDays(9).toMillis());
        assertThat(ward.patient(ANNA)).as("admitted until discharged").isNotNull();
    }

    @Test
    void aPauseHoldsUntilItsEndWhicheverOfItsTopicsIsReadFirst() {
        ward.take(done(PAUSE));
        ward.take(PAUSE);

        assertThat(ward.pause(ANNA, T0 + 29 * MINUTE)).isEqualTo(new Pause(T0 + 30 * MINUTE, "nurse-3", "x-ray"));
        assertThat(ward.pause(ANNA, T0 + 30 * MINUTE)).isNull();
    }

    @Test
    void aPauseEndsWhenItIsTakenBackAlsoWhereItsCommandIsReadLast() {
        ward.take(done(PAUSE));
        ward.take(done(RESUME));
        ward.take(PAUSE);

        assertThat(ward.pause(ANNA, T0 + 2 * MINUTE)).isNull();
    }

    @Test
    void whatWasRefusedIsNotSo() {
        ward.take(PAUSE);
        ward.take(outcome(PAUSE, Result.INVALID));
        ward.take(ADMIT);
        ward.take(outcome(ADMIT, Result.STALE));
        ward.take(outcome(DISCHARGE, Result.STALE));

        assertThat(ward.pause(ANNA, T0)).isNull();
        assertThat(ward.patients()).isEmpty();
    }

    @Test
    void aCommandSentTwiceIsDoneOnce() {
        ward.take(PAUSE);
        ward.take(PAUSE);
        ward.take(done(PAUSE));
        ward.take(done(RESUME));
        ward.take(outcome(PAUSE, Result.DUPLICATE));

        assertThat(ward.pause(ANNA, T0 + 2 * MINUTE)).isNull();
    }

    @Test
    void whoIsDischargedIsGoneAndWhatComesOfTheTimeBeforeBringsNobodyBack() {
        ward.take(worn(ANNA, BED_9, T0));
        ward.take(sample(ANNA, T0, VitalSign.HEART_RATE, 80));
        ward.take(alert(ANNA, "hr", Event.RAISED, new Presence.On(), T0));
        ward.take(worn(ANNA, BED_9, T0).endedAt(T0 + 5 * MINUTE));
        ward.take(done(DISCHARGE));
        assertThat(ward.patients()).isEmpty();

        ward.take(sample(ANNA, T0 + 5 * MINUTE - 1, VitalSign.HEART_RATE, 80));
        ward.take(alert(ANNA, "hr", Event.CLEARED, new Presence.Off(), T0 + 5 * MINUTE));
        assertThat(ward.patients()).isEmpty();

        ward.take(sample(ANNA, T0 + 6 * MINUTE, VitalSign.HEART_RATE, 80));
        assertThat(ward.patients()).as("measured again: back").hasSize(1);
    }

    @Test
    void whoIsAdmittedAgainIsThereWhicheverTopicIsReadFirst() {
        AlertCommand again = command(ANNA, "5", T0 + 9 * MINUTE, new Action.Admit(BED_9));
        ward.take(done(DISCHARGE));
        ward.take(done(again));
        ward.take(DISCHARGE);
        ward.take(again);

        assertThat(Objects.requireNonNull(ward.patient(ANNA)).location()).isEqualTo(BED_9);
    }

    @Test
    void anAdmissionFromBeforeTheDischargeIsOverAlsoWhereItIsReadLast() {
        ward.take(done(ADMIT));
        ward.take(done(DISCHARGE));
        ward.take(ADMIT);

        assertThat(ward.patients()).isEmpty();
    }

    @Test
    void whoWearsADeviceSinceTheDischargeIsThereThoughTheDischargeIsReadLast() {
        ward.take(worn(ANNA, BED_9, T0 + 9 * MINUTE));
        ward.take(done(DISCHARGE));

        assertThat(ward.patient(ANNA)).isNotNull();
    }

    @Test
    void aPauseFromBeforeTheDischargeIsOverAlsoWhereItIsReadLast() {
        ward.take(done(PAUSE));
        ward.take(done(DISCHARGE));
        ward.take(PAUSE);

        assertThat(ward.pause(ANNA, T0 + 6 * MINUTE)).isNull();
    }

    @Test
    void whoIsBackKeepsNothingOfTheStayBefore() {
        AlertCommand again = command(ANNA, "5", T0 + 9 * MINUTE, new Action.Admit(BED_9));
        ward.take(DISCHARGE);
        ward.take(done(DISCHARGE));
        ward.take(again);
        ward.take(done(again));
        ward.take(alert(ANNA, "hr", Event.RAISED, new Presence.On(), T0));
        ward.take(sample(ANNA, T0, VitalSign.HEART_RATE, 80));

        WardPatient anna = Objects.requireNonNull(ward.patient(ANNA));
        assertThat(anna.log().newestFirst()).isEmpty();
        assertThat(anna.latest()).isEmpty();
    }

    @Test
    void aDischargeEndsAPause() {
        ward.take(PAUSE);
        ward.take(done(PAUSE));
        ward.take(done(DISCHARGE));
        ward.take(sample(ANNA, T0 + 6 * MINUTE, VitalSign.HEART_RATE, 80));

        assertThat(ward.pause(ANNA, T0 + 6 * MINUTE)).isNull();
    }
}
