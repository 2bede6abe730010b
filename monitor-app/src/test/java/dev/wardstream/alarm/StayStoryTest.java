package dev.wardstream.alarm;

import static dev.wardstream.alarm.Shift.story;

import org.junit.jupiter.api.Test;

/** Pauses, beds, arrivals and departures. */
class StayStoryTest {
    @Test
    void duringAPauseNobodyIsCalledAndAfterItWhatIsOnCalls() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                        => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 Ann pauses until 10:31:00: physiotherapy => DONE
                10:02:00 trolley SpO2 80
                10:02:15 -                                        => RAISED HIGH SpO2 80 < 85 % for 15 s | on, paused
                10:10:00 -
                10:31:00 -                                        => SOUNDED HIGH HR 150 > 140 /min for 15 s; last measured 31 min ago | on, calls nurse
                                                                  => SOUNDED HIGH SpO2 80 < 85 % for 15 s; last measured 29 min ago | on, together
                10:33:00 -                                        => ESCALATED heart rate high | on, calls charge nurse
                """);
    }

    @Test
    void aPauseEndsBeforeItsTime() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                        => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 Ann pauses until 10:31:00: physiotherapy => DONE
                10:05:00 Ann resumes                              => DONE
                                                                  => SOUNDED HIGH HR 150 > 140 /min for 15 s; last measured 5 min ago | on, calls nurse
                10:05:01 Ann resumes                              => INVALID
                10:07:00 -                                        => ESCALATED heart rate high | on, calls charge nurse
                10:40:00 -                                        => 10:10:00 ESCALATED heart rate high | on, calls physician
                """);
    }

    @Test
    void whatIsSeenDuringAPauseDoesNotCallAfterIt() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                                        => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 Ann pauses until 10:31:00: physiotherapy => DONE
                10:02:00 Ann acknowledges heart rate high         => DONE
                                                                  => ACKNOWLEDGED heart rate high by Ann | on, seen, paused
                10:31:00 -
                """);
    }

    @Test
    void aSilenceThatEndsInAPauseStaysQuietUntilThePauseIsOver() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                                                   => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 Ann silences heart rate high until 10:10:00: at the bed => DONE
                                                                             => SILENCED heart rate high by Ann | on, silenced
                10:02:00 Ann pauses until 10:31:00: physiotherapy            => DONE
                10:10:00 -                                                   => SOUNDED MEDIUM HR 130 > 120 /min for 15 s; last measured 10 min ago | on, paused
                10:31:00 -                                                   => SOUNDED MEDIUM HR 130 > 120 /min for 15 s; last measured 31 min ago | on, calls nurse
                """);
    }

    @Test
    void aSilenceThatOutlastsAPauseHoldsOn() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                                                   => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 Ann silences heart rate high until 10:40:00: at the bed => DONE
                                                                             => SILENCED heart rate high by Ann | on, silenced
                10:02:00 Ann pauses until 10:31:00: physiotherapy            => DONE
                10:31:00 -
                10:40:00 -                                                   => SOUNDED MEDIUM HR 130 > 120 /min for 15 s; last measured 40 min ago | on, calls nurse
                """);
    }

    @Test
    void aScoreThatRepeatedStaysQuietAfterAPause() {
        story("""
                10:00:00 trolley HR 135
                10:00:15 -                                        => RAISED MEDIUM HR 135 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley news2 pulse 3, RR 2
                10:01:30 -                                        => RAISED MEDIUM NEWS2 5 (RR 2, pulse 3) (repeats HR) | on, repeats
                10:02:00 Ann pauses until 10:31:00: physiotherapy => DONE
                10:31:00 -                                        => SOUNDED MEDIUM HR 135 > 120 /min for 15 s; last measured 31 min ago | on, calls nurse
                """);
    }

    @Test
    void nobodyIsWaitedForDuringAPause() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                        => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 Ann pauses until 10:31:00: physiotherapy => DONE
                10:02:00 Ann declines heart rate high: busy       => ALREADY_ANSWERED
                10:02:01 Ann hands the episode to Bea             => ALREADY_ANSWERED
                """);
    }

    @Test
    void aPauseHasBounds() {
        story("""
                10:00:00 trolley HR 80
                10:01:00 Ann pauses until 14:01:00.001: all day          => INVALID
                10:01:01 Ann pauses until 10:01:01: now                  => INVALID
                10:01:02 Ann pauses until 14:01:02: theatre              => DONE
                10:02:00 Ann pauses until 10:30:00: theatre is cancelled => DONE
                10:10:00 trolley HR 130
                10:10:15 -                                               => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, paused
                10:30:00 -                                               => SOUNDED MEDIUM HR 130 > 120 /min for 15 s; last measured 20 min ago | on, calls nurse
                """);
    }

    @Test
    void anOlderPauseThatArrivesLaterDoesNotUndoItsEnd() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                                                   => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 Ann pauses until 10:31:00: physiotherapy            => DONE
                10:02:00 Ann resumes                                         => DONE
                                                                             => SOUNDED MEDIUM HR 130 > 120 /min for 15 s; last measured 2 min ago | on, calls nurse
                10:02:01 Ann pauses until 10:31:00: physiotherapy (issued 10:01:30) => STALE
                """);
    }

    @Test
    void nothingIsPausedThatCouldBeResumed() {
        story("""
                10:00:00 trolley HR 80
                10:01:00 Ann resumes => INVALID
                """);
    }

    @Test
    void dischargeEndsEverything() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                              => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:00:30 trolley HR 90
                10:01:00 trolley SpO2 88, HR 90                         => 10:00:45 CEASED HR 150 /min (limit 140), now 90, over after 45 s | latched
                10:01:15 -                                              => RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, calls nurse
                10:02:00 Ann discharges: home                           => DONE
                                                                        => CLEARED heart rate high by Ann | off
                                                                        => CLEARED spo2 low by Ann | off
                10:03:00 Ann acknowledges the episode                   => NO_SUCH_ALARM
                10:04:00 Ann sets HR ..140/150 until 18:00:00 by Dr-Roy => INVALID
                10:05:00 Ann pauses until 10:30:00: busy                => INVALID
                10:10:00 -
                """);
    }

    @Test
    void whatArrivesLateOfADischargedPatientCallsNobody() {
        story("""
                10:00:00 trolley HR 80
                10:01:00 Ann discharges: home => DONE
                10:01:01 trolley HR 150 (measured 10:00:59)
                10:01:02 trolley news2 pulse 3, RR 3, SpO2 3 (measured 10:00:59)
                10:30:00 -
                """);
    }

    @Test
    void whoIsMeasuredAgainIsWatchedAgain() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                           => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 Ann discharges: transferred => DONE
                                                     => CLEARED heart rate high by Ann | off
                10:20:00 trolley HR 150
                10:20:15 -                           => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                """);
    }

    @Test
    void whoIsAdmittedAgainIsWatchedAgain() {
        story("""
                10:00:00 trolley HR 80
                10:01:00 Ann discharges: home                           => DONE
                10:20:00 Bea admits to 14                               => DONE
                10:20:01 Bea sets HR ..140/150 until 18:00:00 by Dr-Roy => DONE
                10:21:00 trolley HR 130
                10:21:15 -
                10:22:00 trolley HR 145
                10:22:15 -                                              => RAISED MEDIUM HR 145 > 140 /min for 15 s | on, calls nurse
                """);
    }

    @Test
    void anOlderDischargeThatArrivesLaterDoesNotSendAwayWhoWasAdmitted() {
        story("""
                10:00:00 Ann admits to 12                       => DONE
                10:00:05 Bea discharges: home (issued 09:59:00) => STALE
                10:01:00 trolley HR 130
                10:01:15 -                                      => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                """);
    }

    @Test
    void whatWasOrderedBeforeADischargeIsNotDoneAfterIt() {
        story("""
                10:00:00 trolley HR 80
                10:10:00 Ann discharges: theatre                             => DONE
                10:12:00 Bea admits to 14                                    => DONE
                10:12:05 Ann sets HR ..140/150 until 18:00:00 by Dr-Roy (issued 10:09:00) => STALE
                10:12:06 Ann pauses until 10:40:00: theatre (issued 10:09:30) => STALE
                """);
    }

    @Test
    void aDischargeEndsAPauseToo() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                                  => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 Ann pauses until 10:31:00: theatre => DONE
                10:02:00 Ann discharges: home               => DONE
                                                            => CLEARED heart rate high by Ann | off, paused
                10:03:00 trolley HR 130
                10:03:15 -                                  => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:04:00 Ann acknowledges the episode #1    => NO_SUCH_ALARM
                """);
    }

    @Test
    void aDeviceIsAssignedToAPatientWhoIsHere() {
        story("""
                10:00:00 Ann admits to 12     => DONE
                10:01:00 Ann assigns W-3      => DONE
                10:02:00 Ann discharges: home => DONE
                10:03:00 Ann assigns W-3      => INVALID
                """);
    }
}
