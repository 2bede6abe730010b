package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a person reads after a command: what came of it, or why nothing did and what to do. */
class OutcomeTextTest {
    @Test
    void whatWasDoneToAnAlarm() {
        Shift shift = new Shift().goes("""
                10:00:00 trolley HR 150, SpO2 80
                10:00:15 -                                                   => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                                                                             => RAISED HIGH SpO2 80 < 85 % for 15 s | on, together
                10:00:20 Ann declines the episode: busy                      => DONE
                                                                             => DECLINED heart rate high by Ann | on
                                                                             => ESCALATED heart rate high by Ann | on, calls charge nurse
                10:00:30 Cay hands the episode to Bea                        => DONE
                                                                             => HANDED_OVER heart rate high by Cay | on, calls Bea
                10:00:40 Bea silences heart rate high until 10:10:00: at the bed => DONE
                                                                             => SILENCED heart rate high by Bea | on, silenced
                10:00:50 Bea acknowledges spo2 low                           => DONE
                                                                             => ACKNOWLEDGED spo2 low by Bea | on, seen, together
                10:01:00 trolley HR 90
                10:01:15 -                                                   => CEASED HR 150 /min (limit 140), now 90, over after 1 min 15 s | latched, silenced
                10:02:00 Bea clears heart rate high                          => DONE
                                                                             => CLEARED heart rate high by Bea | off, silenced
                """);
        assertThat(shift.outcomes())
                .extracting(CommandOutcome::text)
                .containsExactly(
                        "Declined. The next level is called, if there is one.",
                        "Handed over to Bea.",
                        "Silenced until 2020-01-01 10:10:00 UTC.",
                        "Acknowledged.",
                        "Cleared.");
    }

    @Test
    void whatWasDoneToThePatientsStay() {
        Shift shift = new Shift().goes("""
                10:00:00 Ann admits to 14                               => DONE
                10:00:01 Ann assigns W-3                                => DONE
                10:00:02 Ann sets HR ..140/150 until 18:00:00 by Dr-Roy => DONE
                10:00:03 Ann pauses until 10:30:00: theatre             => DONE
                10:00:04 Ann resumes                                    => DONE
                10:00:05 Ann discharges: home                           => DONE
                """);
        assertThat(shift.outcomes())
                .extracting(CommandOutcome::text)
                .containsExactly(
                        "Admitted to 4-East/14.",
                        "Device W-3 is now assigned to this patient.",
                        "These limits apply until 2020-01-01 18:00:00 UTC. Unverified: nobody has confirmed that Dr-Roy approved them.",
                        "Alarms are paused until 2020-01-01 10:30:00 UTC.",
                        "Alarms call again.",
                        "Discharged: alarms are off.");
        assertThat(shift.outcomes())
                .extracting(CommandOutcome::action)
                .containsExactly("Admit", "AssignDevice", "SetLimits", "Pause", "Resume", "Discharge");
        assertThat(shift.outcomes())
                .extracting(CommandOutcome::at)
                .startsWith(Story.at("10:00:00"), Story.at("10:00:01"));
    }

    @Test
    void whyAnAnswerWasNotTaken() {
        Shift shift = new Shift().goes("""
                10:00:00 trolley HR 130, RR 40
                10:00:15 -                                                   => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                                                                             => RAISED HIGH RR 40 > 35 /min for 15 s | on, calls nurse
                10:00:20 Ann acknowledges heart rate high (issued 10:00:14)  => STALE
                10:00:30 Ann acknowledges heart rate high (id c-1)           => DONE
                                                                             => ACKNOWLEDGED heart rate high by Ann | on, seen
                10:00:31 Ann acknowledges heart rate high (id c-1)           => DUPLICATE
                10:00:32 Bea acknowledges heart rate high                    => ALREADY_ANSWERED
                10:00:33 Bea clears heart rate high                          => STILL_ON
                10:00:34 Bea silences respiratory rate high until 12:00:00: busy => INVALID
                10:00:35 Ann declines respiratory rate high: busy            => DONE
                                                                             => DECLINED respiratory rate high by Ann | on
                                                                             => ESCALATED respiratory rate high by Ann | on, calls charge nurse
                10:00:36 Bea declines respiratory rate high: busy (issued 10:00:34) => STALE
                10:00:37 Bea acknowledges something else                     => NO_SUCH_ALARM
                10:00:38 Ann pauses until 10:10:00: theatre                  => DONE
                10:00:39 Cay declines respiratory rate high: busy            => ALREADY_ANSWERED
                10:01:00 trolley HR 130, RR 12
                10:10:00 -                                                   => 10:01:15 CEASED RR 40 /min (limit 35), now 12, over after 1 min 15 s | off, paused
                """);
        assertThat(shift.outcomes())
                .extracting(CommandOutcome::text)
                .containsExactly(
                        "The alarm called again at 2020-01-01 10:00:15 UTC, after you answered. Look at it again.",
                        "Acknowledged.",
                        "This command was answered before. Nothing was done again.",
                        "Ann acknowledged it at 2020-01-01 10:00:30 UTC.",
                        "The alarm is still on. Acknowledge it: it goes off when its condition is gone.",
                        "A silence must end after now, and by 2020-01-01 11:00:34 UTC at the latest.",
                        "Declined. The next level is called, if there is one.",
                        "Somebody else was called at 2020-01-01 10:00:35 UTC, after you answered. Look at it again.",
                        "No alarm has the id something else.",
                        "Alarms are paused until 2020-01-01 10:10:00 UTC.",
                        "The alarm is not calling anybody at the moment.");
    }

    @Test
    void whyAnOrderWasNotFollowed() {
        Shift shift = new Shift().goes("""
                10:00:00 Ann admits to 14                                    => DONE
                10:00:01 Bea discharges: home (issued 09:59:00)              => STALE
                10:00:02 Ann pauses until 15:00:00: theatre                  => INVALID
                10:00:03 Ann resumes                                         => INVALID
                10:00:04 Ann sets HR 120..100 until 18:00:00 by Dr-Roy       => INVALID
                10:00:05 Ann sets HR ..140/150 until 10:00:00 by Dr-Roy (issued 09:30:00) => INVALID
                10:00:06 Ann resumes (issued 10:03:00)                       => CLOCK_AHEAD
                10:00:07 Ann resumes (issued 08:59:00)                       => STALE
                10:00:08 Ann discharges: home                                => DONE
                10:00:09 Ann resumes                                         => INVALID
                """);
        assertThat(shift.outcomes())
                .extracting(CommandOutcome::text)
                .containsExactly(
                        "Admitted to 4-East/14.",
                        "A newer order, from 2020-01-01 10:00:00 UTC, is in force.",
                        "A pause must end after now, and by 2020-01-01 14:00:02 UTC at the latest.",
                        "The alarms are not paused.",
                        "HR: low (120) is not below high (100).",
                        "These limits expired at 2020-01-01 10:00:00 UTC.",
                        "Sent at 2020-01-01 10:03:00 UTC, but it is only 2020-01-01 10:00:06 UTC on the ward. Set the sender's clock.",
                        "Sent at 2020-01-01 08:59:00 UTC, more than 1 h ago. Look at the patient and decide again.",
                        "Discharged: alarms are off.",
                        "The patient was discharged at 2020-01-01 10:00:08 UTC. Admit the patient first.");
    }

    @Test
    void whatIsLatchedIsNotWaitedFor() {
        Shift shift = new Shift().goes("""
                10:00:00 trolley HR 150
                10:00:15 -                                  => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 trolley HR 90
                10:01:15 -                                  => CEASED HR 150 /min (limit 140), now 90, over after 1 min 15 s | latched
                10:02:00 Ann declines heart rate high: busy => ALREADY_ANSWERED
                """);
        assertThat(shift.outcomes())
                .extracting(CommandOutcome::text)
                .containsExactly("It is over: its condition is gone.");
    }

    @Test
    void aSecondNurseIsToldWhoClearedItAndWhen() {
        Shift shift = new Shift().goes("""
                10:00:00 trolley HR 150
                10:00:15 -                               => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 trolley HR 90
                10:01:15 -                               => CEASED HR 150 /min (limit 140), now 90, over after 1 min 15 s | latched
                10:02:00 Ann clears heart rate high      => DONE
                                                         => CLEARED heart rate high by Ann | off
                10:02:20 Bea clears heart rate high      => NO_SUCH_ALARM
                10:02:30 Bea acknowledges the episode    => NO_SUCH_ALARM
                """);
        assertThat(shift.outcomes())
                .extracting(CommandOutcome::text)
                .containsExactly(
                        "Cleared.",
                        "Ann cleared it at 2020-01-01 10:02:00 UTC.",
                        "Ann cleared it at 2020-01-01 10:02:00 UTC.");
        assertThat(shift.outcomes().get(1).said().in(Locale.CHINESE)).isEqualTo("Ann 已于 2020-01-01 10:02:00 UTC 清除。");
    }

    @Test
    void whoAnswersTooLateIsToldHowTheAlarmEnded() {
        Shift shift = new Shift().goes("""
                10:00:00 trolley HR 150
                10:00:15 -                                        => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:00:30 Ann acknowledges heart rate high         => DONE
                                                                  => ACKNOWLEDGED heart rate high by Ann | on, seen
                10:01:00 trolley HR 90
                10:01:15 -                                        => CEASED HR 150 /min (limit 140), now 90, over after 1 min 15 s | off, seen
                10:01:20 Bea acknowledges heart rate high         => NO_SUCH_ALARM
                10:01:30 trolley RR 40
                10:01:45 -                                        => RAISED HIGH RR 40 > 35 /min for 15 s | on, calls nurse
                10:02:00 trolley RR 12
                10:02:15 -                                        => CEASED RR 40 /min (limit 35), now 12, over after 45 s | latched
                10:02:20 Ann acknowledges respiratory rate high   => DONE
                                                                  => ACKNOWLEDGED respiratory rate high by Ann | off, seen
                10:02:30 Bea clears respiratory rate high         => NO_SUCH_ALARM
                """);
        assertThat(shift.outcomes())
                .extracting(CommandOutcome::text)
                .containsExactly(
                        "Acknowledged.",
                        "It was over at 2020-01-01 10:01:15 UTC. Ann had acknowledged it.",
                        "Acknowledged.",
                        "Ann acknowledged it at 2020-01-01 10:02:20 UTC.");
    }

    @Test
    void whoAnswersOfAPatientWhoWasDischargedIsToldByWhom() {
        Shift shift = new Shift().goes("""
                10:00:00 trolley HR 150
                10:00:15 -                                 => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 Ann discharges: home              => DONE
                                                           => CLEARED heart rate high by Ann | off
                10:01:30 Bea acknowledges heart rate high  => NO_SUCH_ALARM
                """);
        assertThat(shift.outcomes().get(1).text()).isEqualTo("Ann discharged the patient at 2020-01-01 10:01:00 UTC.");
    }
}
