package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.alarm.AlarmInput.Commanded;
import dev.wardstream.alarm.AlarmInput.Tick;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where a patient lies, how often alarms call there, and when a patient is forgotten. */
class StayTest {
    @Test
    void alarmsAreToldOfTheBedThatThePatientWasAdmittedTo() {
        Shift shift = new Shift().goes("""
                10:00:00 trolley HR 150
                10:00:15 -                                           => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 Ann admits to 14                            => DONE
                10:02:15 -                                           => ESCALATED heart rate high | on, calls charge nurse
                10:03:00 Ann discharges: home                        => DONE
                                                                     => CLEARED heart rate high by Ann | off
                10:04:00 trolley HR 150
                10:04:15 -                                           => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                """);
        Location bed14 = new Location("4-East", "14");
        assertThat(shift.reactions().stream().flatMap(reaction -> reaction.alerts().stream()))
                .extracting(Alert::location)
                .containsExactly(Story.BED, bed14, bed14, Story.BED);
        assertThat(shift.alarms().bed()).isNull();
    }

    @Test
    void eachHourTellsHowManyAlarmsHaveCalledInIt() {
        Shift shift = new Shift().goes("""
                10:50:00 trolley HR 130
                10:50:15 -               => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:50:20 trolley SpO2 88
                10:50:35 -               => RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, together
                10:51:00 trolley HR 150
                10:51:15 -               => PRIORITY_CHANGED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:53:15 -               => ESCALATED heart rate high | on, calls charge nurse
                10:54:00 Cay silences the episode until 11:10:00: at the bed
                                         => DONE
                                         => SILENCED heart rate high by Cay | on, silenced
                                         => SILENCED spo2 low by Cay | on, silenced, together
                10:59:00 trolley HR 150
                11:00:00 -
                11:05:00 trolley HR 150
                11:10:00 -               => SOUNDED HIGH HR 150 > 140 /min for 15 s; last measured 5 min ago | on, calls nurse
                                         => SOUNDED MEDIUM SpO2 88 < 90 % for 15 s; last measured 19 min 40 s ago | on, together
                11:11:00 trolley HR 150
                """);
        assertThat(hours(shift)).containsExactly("10: 0", "10: 1", "10: 2", "11: 0", "11: 1");
        assertThat(shift.reactions().get(0).hour())
                .isEqualTo(new PatientHour(Story.PATIENT, Story.BED, Story.at("10:00:00") / 3_600_000, 0));
    }

    @Test
    void callsAreCountedForTheBedThatThePatientLiesIn() {
        Shift shift = new Shift().goes("""
                10:00:00 Ann admits to 14 => DONE
                10:01:00 wearable HR 80
                10:04:00 -                => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                """);
        assertThat(shift.reactions().stream().map(Reaction::hour).filter(Objects::nonNull))
                .extracting(hour -> hour.location().bed() + ": " + hour.calls())
                .containsExactly("14: 0", "14: 1");
    }

    @Test
    void whoLeftIsForgottenAnHourLater() {
        PatientAlarms alarms = PatientAlarms.start(Story.PATIENT, AlarmPolicy.defaults());
        alarms.step(Inputs.sample(Story.at("10:00:00"), 80));
        alarms.step(command(new AlarmCommand.Action.Discharge("home"), "10:10:00"));
        assertThat(alarms.devices()).isEmpty();
        assertThat(alarms.nextDue()).isEqualTo(Story.at("11:10:00"));
        alarms.step(new Tick(Story.at("11:09:59.999")));
        assertThat(alarms.isForgettable()).isFalse();
        alarms.step(new Tick(Story.at("11:10:00")));
        assertThat(alarms.isForgettable()).isTrue();
        alarms.step(Inputs.sample(Story.at("11:20:00"), 80));
        assertThat(alarms.isForgettable()).isFalse();
    }

    @Test
    void whoIsHereIsNeverForgotten() {
        PatientAlarms alarms = PatientAlarms.start(Story.PATIENT, AlarmPolicy.defaults());
        alarms.step(Inputs.sample(Story.at("10:00:00"), 80));
        alarms.step(new Tick(Story.at("23:00:00")));
        assertThat(alarms.isForgettable()).isFalse();
    }

    @Test
    void thePatientsOwnLimitsAreKnownUntilTheyExpire() {
        Shift shift = new Shift().goes("""
                10:00:00 Ann sets HR 50..140/150 until 10:30:00 by Dr-Roy => DONE
                10:29:59.999 -
                """);
        OwnLimits own = Objects.requireNonNull(shift.alarms().ownLimits());
        assertThat(own.approvedBy()).isEqualTo("Dr-Roy");
        assertThat(own.setBy()).isEqualTo("Ann");
        assertThat(own.expiresAt()).isEqualTo(Story.at("10:30:00"));
        assertThat(shift.alarms().nextDue()).isEqualTo(Story.at("10:30:00"));
        shift.alarms().step(new Tick(Story.at("10:30:00")));
        assertThat(shift.alarms().ownLimits()).isNull();
        assertThat(shift.alarms().nextDue()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void wardLimitsThatContradictAPatientsOwnWin() {
        Shift shift = new Shift().goes("""
                10:00:00 Ann sets HR ..140/150 until 18:00:00 by Dr-Roy => DONE
                10:01:00 trolley HR 130
                """);
        AlarmPolicy changed = AlarmPolicy.defaults()
                .withLimits(VitalSign.HEART_RATE, VitalLimits.of(145, 160, 3, Duration.ofSeconds(15)));
        PatientAlarms alarms = Kept.restarted(shift.alarms(), Story.PATIENT, changed);
        alarms.step(Inputs.sample(Story.at("10:02:00"), 141));
        List<Alert> alerts = alarms.step(new Tick(Story.at("10:02:15"))).alerts();
        assertThat(alerts)
                .extracting(Alert::text)
                .containsExactly("HR 141 < 145 /min for 15 s, by bedside monitor M-1");
    }

    @Test
    void aSilentDeviceIsAwaitedUntilItIsHeardOrTakenOff() {
        Shift shift = new Shift().goes("""
                10:00:00 wearable HR 80
                10:03:00 -              => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                """);
        assertThat(shift.alarms().awaitsDevice()).isTrue();
        shift.goes("""
                10:00:00 wearable HR 80
                10:03:00 -              => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:04:00 wearable HR 80 => CEASED Data again from wearable W-3, after 4 min | off
                """);
        assertThat(shift.alarms().awaitsDevice()).isFalse();
        shift.goes("""
                10:00:00 wearable HR 80
                10:03:00 -                     => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:04:00 wearable is taken off => CEASED No longer waiting for wearable W-3, after 4 min | off
                """);
        assertThat(shift.alarms().awaitsDevice()).isFalse();
    }

    @Test
    void anotherPatientsCommandIsRefused() {
        PatientAlarms alarms = PatientAlarms.start(new PatientId("P-18"), AlarmPolicy.defaults());
        Commanded command = command(new AlarmCommand.Action.Resume(), "10:00:00");
        assertThatThrownBy(() -> alarms.step(command))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("these are the alarms of P-18, the input is of P-17");
    }

    private static Commanded command(AlarmCommand.Action action, String time) {
        long at = Story.at(time);
        return new Commanded(new AlarmCommand("c-" + time, Story.PATIENT, at, "Ann", action), at);
    }

    private static List<String> hours(Shift shift) {
        return shift.reactions().stream()
                .map(Reaction::hour)
                .filter(Objects::nonNull)
                .map(hour -> hour.hour() % 24 + ": " + hour.calls())
                .toList();
    }
}
