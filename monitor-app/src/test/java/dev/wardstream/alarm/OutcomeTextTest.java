package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

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
                        "Declined: the next level is called, where there is one.",
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
                        "Device W-3 is the patient's.",
                        "The limits hold until 2020-01-01 18:00:00 UTC. Unverified: nobody has confirmed that Dr-Roy approved them.",
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
                        "It was raised, rose or called again at 2020-01-01 10:00:15 UTC, after this was issued: look at it again.",
                        "Acknowledged.",
                        "This command was judged before; nothing was done again.",
                        "Nobody is waited for: it was acknowledged by Ann at 2020-01-01 10:00:30 UTC.",
                        "The condition still holds: acknowledge the alarm, it is off when the condition is gone.",
                        "An alarm can be silenced until 2020-01-01 11:00:34 UTC at the latest, and not into the past.",
                        "Declined: the next level is called, where there is one.",
                        "Somebody was called for it anew at 2020-01-01 10:00:35 UTC, after this was issued: look at it again.",
                        "No alarm or episode something else is on or latched: it is over, or never was.",
                        "Alarms are paused until 2020-01-01 10:10:00 UTC.",
                        "Nobody is waited for: the alarm does not call just now.");
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
                        "A newer order, of 2020-01-01 10:00:00 UTC, holds already.",
                        "Alarms can be paused until 2020-01-01 14:00:02 UTC at the latest, and not into the past.",
                        "The alarms are not paused.",
                        "HR: the lower limit 120 must be below the upper limit 100.",
                        "These limits have expired at 2020-01-01 10:00:00 UTC.",
                        "Issued at 2020-01-01 10:03:00 UTC, but it is only 2020-01-01 10:00:06 UTC on the ward: set the sender's clock.",
                        "Issued at 2020-01-01 08:59:00 UTC, longer ago than 1 h: look at the patient and decide anew.",
                        "Discharged: alarms are off.",
                        "The patient was discharged at 2020-01-01 10:00:08 UTC: admit them first.");
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
                .containsExactly("Nobody is waited for: its condition is gone.");
    }
}
