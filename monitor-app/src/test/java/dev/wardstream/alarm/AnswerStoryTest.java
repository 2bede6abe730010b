package dev.wardstream.alarm;

import static dev.wardstream.alarm.Shift.story;

import org.junit.jupiter.api.Test;

/** What people answer, and what becomes of answers that are late, early, doubled or about nothing. */
class AnswerStoryTest {
    @Test
    void theSameWordTwiceCountsOnce() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                                   => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:00:30 Ann declines heart rate high: at another bed (id c-1) => DONE
                                                                             => DECLINED heart rate high by Ann | on
                                                                             => ESCALATED heart rate high by Ann | on, calls charge nurse
                10:00:31 Ann declines heart rate high: at another bed (id c-1) => DUPLICATE
                10:01:31 Ann declines heart rate high: at another bed (id c-1, issued 10:00:30) => DUPLICATE
                """);
    }

    @Test
    void anAnswerToWhatHasRisenSinceIsStale() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                                                   => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:00:30 trolley HR 150
                10:00:45 -                                                   => PRIORITY_CHANGED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:00:50 Ann acknowledges heart rate high (issued 10:00:44)  => STALE
                10:00:51 Ann silences heart rate high until 10:30:00: at the bed (issued 10:00:44) => STALE
                10:00:52 Ann hands heart rate high to Bea (issued 10:00:44)  => STALE
                10:00:53 Ann acknowledges heart rate high (issued 10:00:45)  => DONE
                                                                             => ACKNOWLEDGED heart rate high by Ann | on, seen
                """);
    }

    @Test
    void anAnswerToAnEpisodeCountsForWhatWasThereToSee() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                                              => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:00:30 trolley SpO2 88
                10:00:45 -                                              => RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, together
                10:00:50 Ann acknowledges the episode (issued 10:00:40) => DONE
                                                                        => ACKNOWLEDGED heart rate high by Ann | on, seen
                10:10:15 -                                              => ESCALATED spo2 low | on, together, calls charge nurse
                """);
    }

    @Test
    void aWordFromLongAgoIsStale() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                                                  => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                11:30:00 Ann acknowledges heart rate high (issued 10:29:59) => STALE
                                                                            => 10:10:15 ESCALATED heart rate high | on, calls charge nurse
                                                                            => 10:25:15 ESCALATED heart rate high | on, calls physician
                11:30:00 Ann acknowledges heart rate high (issued 10:30:00) => DONE
                                                                            => ACKNOWLEDGED heart rate high by Ann | on, seen
                """);
    }

    @Test
    void aSenderWhoseClockIsAheadIsToldSo() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                                                   => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 Ann acknowledges heart rate high (issued 10:03:00.001, id c-1) => CLOCK_AHEAD
                10:01:01 Ann acknowledges heart rate high (issued 10:03:00.001, id c-1) => DONE
                                                                             => ACKNOWLEDGED heart rate high by Ann | on, seen
                """);
    }

    @Test
    void nothingIsThereToAnswer() {
        story("""
                10:00:00 trolley HR 80
                10:01:00 Ann acknowledges heart rate high                  => NO_SUCH_ALARM
                10:01:01 Ann declines heart rate high: busy                => NO_SUCH_ALARM
                10:01:02 Ann hands heart rate high to Bea                  => NO_SUCH_ALARM
                10:01:03 Ann silences heart rate high until 10:30:00: busy => NO_SUCH_ALARM
                10:01:04 Ann clears heart rate high                        => NO_SUCH_ALARM
                10:01:05 Ann acknowledges the episode                      => NO_SUCH_ALARM
                """);
    }

    @Test
    void whatIsAnsweredIsAnsweredOnce() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                                                 => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 Ann acknowledges heart rate high                  => DONE
                                                                           => ACKNOWLEDGED heart rate high by Ann | on, seen
                10:01:01 Bea acknowledges heart rate high                  => ALREADY_ANSWERED
                10:01:02 Bea declines heart rate high: busy                => ALREADY_ANSWERED
                10:01:03 Bea hands heart rate high to Cay                  => ALREADY_ANSWERED
                10:01:04 Bea silences heart rate high until 10:30:00: busy => ALREADY_ANSWERED
                """);
    }

    @Test
    void whatHasCeasedIsNotDeclinedOrSilenced() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                                 => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 trolley HR 90
                10:01:15 -                                                 => CEASED HR 150 /min (limit 140), now 90, over after 1 min 15 s | latched
                10:02:00 Ann declines heart rate high: busy                => ALREADY_ANSWERED
                10:02:01 Ann silences heart rate high until 10:30:00: busy => ALREADY_ANSWERED
                10:02:02 Ann hands heart rate high to Bea                  => ALREADY_ANSWERED
                """);
    }

    @Test
    void silencedForAWhileItSoundsAgainWhenTheTimeIsOver() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                                   => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 Ann silences heart rate high until 10:11:00: turning the patient => DONE
                                                                             => SILENCED heart rate high by Ann | on, silenced
                10:05:00 -
                10:11:00 -                                                   => SOUNDED HIGH HR 150 > 140 /min for 15 s; last measured 11 min ago | on, calls nurse
                10:13:00 -                                                   => ESCALATED heart rate high | on, calls charge nurse
                """);
    }

    @Test
    void aSilenceIsMadeLongerByAnother() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                                   => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 Ann silences heart rate high until 10:05:00: turning the patient => DONE
                                                                             => SILENCED heart rate high by Ann | on, silenced
                10:04:00 Bea silences the episode until 10:20:00: still turning => DONE
                                                                             => SILENCED heart rate high by Bea | on, silenced
                10:05:00 -
                10:20:00 -                                                   => SOUNDED HIGH HR 150 > 140 /min for 15 s; last measured 20 min ago | on, calls nurse
                """);
    }

    @Test
    void aSilenceHasBounds() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                                   => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 Ann silences heart rate high until 11:01:00.001: all morning => INVALID
                10:01:01 Ann silences heart rate high until 10:01:01: now    => INVALID
                10:01:02 Ann silences heart rate high until 11:01:02: an hour => DONE
                                                                             => SILENCED heart rate high by Ann | on, silenced
                """);
    }

    @Test
    void whatIsSilencedAndSeenStaysQuiet() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                                   => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 Ann silences heart rate high until 10:05:00: turning the patient => DONE
                                                                             => SILENCED heart rate high by Ann | on, silenced
                10:02:00 Ann acknowledges heart rate high                    => DONE
                                                                             => ACKNOWLEDGED heart rate high by Ann | on, seen, silenced
                10:05:00 -
                10:30:00 -
                """);
    }

    @Test
    void whatIsSilencedAndCeasesStaysUntilSomebodyHasSeenIt() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                                   => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 Ann silences heart rate high until 10:05:00: turning the patient => DONE
                                                                             => SILENCED heart rate high by Ann | on, silenced
                10:02:00 trolley HR 90
                10:02:15 -                                                   => CEASED HR 150 /min (limit 140), now 90, over after 2 min 15 s | latched, silenced
                10:05:00 -
                10:06:00 Ann clears the episode                              => DONE
                                                                             => CLEARED heart rate high by Ann | off, silenced
                """);
    }

    @Test
    void silencingOneAlarmLeavesTheOtherCalling() {
        story("""
                10:00:00 trolley HR 130, SpO2 88
                10:00:15 -                                                   => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                                                                             => RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, together
                10:01:00 Ann silences heart rate high until 10:30:00: at the bed => DONE
                                                                             => SILENCED heart rate high by Ann | on, silenced
                10:10:15 -                                                   => ESCALATED spo2 low | on, together, calls charge nurse
                """);
    }

    @Test
    void seeingOneAlarmLeavesTheOtherCalling() {
        story("""
                10:00:00 trolley HR 130, SpO2 88
                10:00:15 -                                => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                                                          => RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, together
                10:01:00 Ann acknowledges heart rate high => DONE
                                                          => ACKNOWLEDGED heart rate high by Ann | on, seen
                10:10:15 -                                => ESCALATED spo2 low | on, together, calls charge nurse
                10:11:00 Bea acknowledges the episode     => DONE
                                                          => ACKNOWLEDGED spo2 low by Bea | on, seen, together
                10:12:00 Bea acknowledges the episode     => ALREADY_ANSWERED
                """);
    }

    @Test
    void answersInTheWrongOrderStillFit() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                                   => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 Bea acknowledges heart rate high (issued 10:00:50)  => DONE
                                                                             => ACKNOWLEDGED heart rate high by Bea | on, seen
                10:01:01 Ann hands heart rate high to Bea (issued 10:00:40)  => ALREADY_ANSWERED
                10:01:02 Ann silences heart rate high until 10:30:00: busy (issued 10:00:30) => ALREADY_ANSWERED
                """);
    }
}
