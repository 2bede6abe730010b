package dev.wardstream.alarm;

import static dev.wardstream.alarm.Shift.story;

import org.junit.jupiter.api.Test;

/** Who is called when nobody answers. */
class EscalationStoryTest {
    @Test
    void aNurseWhoDoesNotAnswerIsFollowedByTheChargeNurseAndThePhysician() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 - => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:02:14 -
                10:02:15 - => ESCALATED heart rate high | on, calls charge nurse
                10:05:14 -
                10:05:15 - => ESCALATED heart rate high | on, calls physician
                11:00:00 -
                """);
    }

    @Test
    void aMediumAlarmLeavesMoreTimeToAnswer() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 - => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:10:14 -
                10:10:15 - => ESCALATED heart rate high | on, calls charge nurse
                10:25:14 -
                10:25:15 - => ESCALATED heart rate high | on, calls physician
                11:00:00 -
                """);
    }

    @Test
    void aLowAlarmIsNeverEscalated() {
        story("""
                10:00:00 wearable model 0.999
                10:02:30 wearable model 0.999
                10:05:00 wearable model 0.999 => RAISED LOW Unusual for 5 min: HR 131 /min, 24 above expected (60 %); Skin 32.1 °C, 1.4 below expected (35 %) | on, calls nurse
                12:00:00 -
                """);
    }

    @Test
    void equipmentCallsNoPhysician() {
        story("""
                10:00:00 wearable HR 80
                10:03:00 - => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:13:00 - => ESCALATED no data | on, calls charge nurse
                12:00:00 -
                """);
    }

    @Test
    void equipmentThatNobodyCanSeeToCallsNoPhysicianEither() {
        story("""
                10:00:00 wearable HR 80
                10:03:00 -                                    => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:04:00 Ann declines no data: at another bed => DONE
                                                              => DECLINED no data by Ann | on
                                                              => ESCALATED no data by Ann | on, calls charge nurse
                10:05:00 Cay declines no data: in theatre     => DONE
                                                              => DECLINED no data by Cay | on
                12:00:00 -
                """);
    }

    @Test
    void aSilentDeviceDoesNotKeepThePhysicianFromAFastHeart() {
        story("""
                10:00:00 wearable HR 80
                10:03:00 - => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:06:00 trolley HR 130
                10:06:15 - => RAISED MEDIUM HR 130 > 120 /min for 15 s, by spot-check device T-9 | on, calls nurse
                10:13:00 - => ESCALATED heart rate high | on, calls charge nurse
                10:28:00 - => ESCALATED heart rate high | on, calls physician
                """);
    }

    @Test
    void somebodyWhoCannotComeDeclinesAndTheNextIsCalledAtOnce() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                            => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:00:30 Ann declines heart rate high: at another bed => DONE
                                                                      => DECLINED heart rate high by Ann | on
                                                                      => ESCALATED heart rate high by Ann | on, calls charge nurse
                10:01:00 Cay declines the episode: in theatre         => DONE
                                                                      => DECLINED heart rate high by Cay | on
                                                                      => ESCALATED heart rate high by Cay | on, calls physician
                10:02:00 Dr-Roy declines the episode: operating       => DONE
                                                                      => DECLINED heart rate high by Dr-Roy | on
                10:30:00 -
                """);
    }

    @Test
    void twoNursesWhoDeclineDoNotSkipTheChargeNurse() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                                   => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:00:30 Ann declines heart rate high: at another bed        => DONE
                                                                             => DECLINED heart rate high by Ann | on
                                                                             => ESCALATED heart rate high by Ann | on, calls charge nurse
                10:00:32 Bea declines heart rate high: on a break (issued 10:00:29) => STALE
                10:03:30 -                                                   => ESCALATED heart rate high | on, calls physician
                """);
    }

    @Test
    void aDeclineThatCrossesTheEscalationDoesNotSkipALevel() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                                   => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:02:15 -                                                   => ESCALATED heart rate high | on, calls charge nurse
                10:02:16 Ann declines heart rate high: at another bed (issued 10:02:14) => STALE
                10:05:15 -                                                   => ESCALATED heart rate high | on, calls physician
                """);
    }

    @Test
    void anAnswerThatCrossesTheEscalationStillCounts() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                                  => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:02:15 -                                                  => ESCALATED heart rate high | on, calls charge nurse
                10:02:16 Ann acknowledges heart rate high (issued 10:02:14) => DONE
                                                                            => ACKNOWLEDGED heart rate high by Ann | on, seen
                11:00:00 -
                """);
    }

    @Test
    void whoTakesOverGetsTimeOfTheirOwn() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                                   => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:02:00 Ann hands heart rate high to Bea: knows the patient => DONE
                                                                             => HANDED_OVER heart rate high by Ann | on, calls Bea
                10:02:15 -
                10:04:00 -                                                   => ESCALATED heart rate high | on, calls charge nurse
                10:05:00 Cay hands the episode to Dea                        => DONE
                                                                             => HANDED_OVER heart rate high by Cay | on, calls Dea
                10:08:00 -                                                   => ESCALATED heart rate high | on, calls physician
                """);
    }

    @Test
    void whatWasHandedOverSinceIsNotHandedOnByAnOlderWord() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                                  => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 Ann hands heart rate high to Bea                   => DONE
                                                                            => HANDED_OVER heart rate high by Ann | on, calls Bea
                10:01:05 Ann hands heart rate high to Eve (issued 10:00:59) => STALE
                """);
    }

    @Test
    void anAnswerEndsIt() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                           => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:02:00 Ann acknowledges heart rate high: on my way => DONE
                                                                     => ACKNOWLEDGED heart rate high by Ann | on, seen
                10:30:00 -
                """);
    }

    @Test
    void anAlarmThatCeasesEndsIt() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 - => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:05:00 trolley HR 90
                10:05:15 - => CEASED HR 130 /min (limit 120), now 90, over after 5 min 15 s | off
                10:30:00 -
                """);
    }

    @Test
    void moreOfTheSameDoesNotPutOffTheChargeNurse() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 - => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:04:00 trolley SpO2 88
                10:04:15 - => RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, calls nurse
                10:08:00 trolley RR 32
                10:08:15 - => RAISED MEDIUM RR 32 > 30 /min for 15 s | on, calls nurse
                10:10:15 - => ESCALATED heart rate high | on, calls charge nurse
                10:12:30 trolley SBP 85
                10:12:45 - => RAISED MEDIUM SBP 85 < 90 mmHg for 15 s | on, calls charge nurse
                10:25:15 - => ESCALATED heart rate high | on, calls physician
                """);
    }

    @Test
    void whatIsMoreUrgentIsGivenItsOwnTime() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 - => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:09:00 trolley SpO2 80
                10:09:15 - => RAISED HIGH SpO2 80 < 85 % for 15 s | on, calls nurse
                10:11:14 -
                10:11:15 - => ESCALATED spo2 low | on, calls charge nurse
                """);
    }
}
