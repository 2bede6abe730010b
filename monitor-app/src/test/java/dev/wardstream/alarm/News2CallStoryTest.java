package dev.wardstream.alarm;

import static dev.wardstream.alarm.Shift.story;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a NEWS2 calls: for what is new, worse or confirmed; what only stands is on, and calls nobody. */
class News2CallStoryTest {
    @Test
    void aNewHighCallsAtOnce() {
        story("""
                10:00:00 trolley news2 RR 3, SpO2 2, pulse 2
                10:00:30 - => RAISED HIGH NEWS2 7 (RR 3, SpO2 2, pulse 2) | on, calls nurse
                """);
    }

    @Test
    void aPatientAtFiveSinceYesterdayDoesNotCallEveryFewHours() {
        story("""
                01:00:00 trolley news2 RR 3, SpO2 2
                01:00:30 -                      => RAISED MEDIUM NEWS2 5 (RR 3, SpO2 2) | on, calls nurse
                01:05:00 Ann acknowledges news2 => DONE
                                                => ACKNOWLEDGED news2 by Ann | on, seen
                03:00:00 trolley news2 RR 2, SpO2 2
                03:00:30 -                      => CEASED NEWS2 5, now 4 (RR 2, SpO2 2), over after 2 h | off, seen
                04:00:00 trolley news2 RR 3, SpO2 2
                04:00:30 -                      => RAISED MEDIUM NEWS2 5 (RR 3, SpO2 2) | on, stands
                09:00:00 trolley news2 RR 3, SpO2 2
                13:00:00 trolley news2 RR 3, SpO2 2
                14:00:00 trolley news2 RR 2, SpO2 2
                14:00:30 -                      => CEASED NEWS2 5, now 4 (RR 2, SpO2 2), over after 10 h | off, stands
                16:00:00 trolley news2 RR 3, SpO2 2
                16:00:30 -                      => RAISED MEDIUM NEWS2 5 (RR 3, SpO2 2), 3 times within 1 d | on, stands
                23:00:00 -
                """);
    }

    @Test
    void aRiseToHighCallsThoughFiveWasTold() {
        story("""
                01:00:00 trolley news2 RR 3, SpO2 2
                01:00:30 -                      => RAISED MEDIUM NEWS2 5 (RR 3, SpO2 2) | on, calls nurse
                01:05:00 Ann acknowledges news2 => DONE
                                                => ACKNOWLEDGED news2 by Ann | on, seen
                09:00:00 trolley news2 RR 3, SpO2 2
                10:00:00 trolley news2 RR 3, SpO2 2, pulse 2
                10:00:30 -                      => PRIORITY_CHANGED HIGH NEWS2 7 (RR 3, SpO2 2, pulse 2) | on, calls nurse
                """);
    }

    @Test
    void whatStoodQuietlyCallsWhenItRisesByTwo() {
        story("""
                01:00:00 trolley news2 RR 3, SpO2 2, pulse 2
                01:00:30 -                      => RAISED HIGH NEWS2 7 (RR 3, SpO2 2, pulse 2) | on, calls nurse
                01:01:00 Ann acknowledges news2 => DONE
                                                => ACKNOWLEDGED news2 by Ann | on, seen
                02:00:00 trolley news2 RR 2, SpO2 2
                02:00:30 -                      => CEASED NEWS2 7, now 4 (RR 2, SpO2 2), over after 1 h | off, seen
                03:00:00 trolley news2 RR 3, SpO2 2, pulse 2
                03:00:30 -                      => RAISED HIGH NEWS2 7 (RR 3, SpO2 2, pulse 2) | on, stands
                04:00:00 trolley news2 RR 3, SpO2 2, pulse 2, temperature 1
                05:00:00 trolley news2 RR 3, SpO2 2, pulse 2, temperature 2 => PRIORITY_CHANGED HIGH NEWS2 9 (RR 3, SpO2 2, pulse 2, temperature 2) | on, calls nurse
                """);
    }

    @Test
    void atAMonitorTheRiseMustHoldBeforeItCalls() {
        story("""
                10:00:00 monitor news2 RR 3, SpO2 2 (every 10, until 10:01:00)
                                                => RAISED MEDIUM NEWS2 5 (RR 3, SpO2 2) | on, calls nurse
                10:01:05 Ann acknowledges news2 => DONE
                                                => ACKNOWLEDGED news2 by Ann | on, seen
                10:01:10 monitor news2 RR 1 (every 10, until 10:02:00)
                                                => CEASED NEWS2 5, now 1 (RR 1), over after 1 min 40 s | off, seen
                10:10:00 monitor news2 RR 3, SpO2 2 (every 10, until 10:11:00)
                                                => RAISED MEDIUM NEWS2 5 (RR 3, SpO2 2) | on, stands
                10:11:10 monitor news2 RR 3, SBP 3 (every 10, until 10:11:30)
                10:11:40 monitor news2 RR 3, SpO2 2 (every 10, until 10:12:00)
                10:12:10 monitor news2 RR 3, SBP 3 (every 10, until 10:12:40)
                                                => PRIORITY_CHANGED MEDIUM NEWS2 6 (RR 3, SBP 3) | on, calls nurse
                """);
    }

    @Test
    void theSameTotalOfAnotherOriginIsNews() {
        story("""
                01:00:00 trolley news2 SBP 3, pulse 2
                01:00:30 -                      => RAISED MEDIUM NEWS2 5 (SBP 3, pulse 2) | on, calls nurse
                01:05:00 Ann acknowledges news2 => DONE
                                                => ACKNOWLEDGED news2 by Ann | on, seen
                02:00:00 trolley news2 pulse 1
                02:00:30 -                      => CEASED NEWS2 5, now 1 (pulse 1), over after 1 h | off, seen
                03:00:00 trolley news2 RR 3, pulse 2
                03:00:30 -                      => RAISED MEDIUM NEWS2 5 (RR 3, pulse 2) | on, calls nurse
                """);
    }

    @Test
    void whatWasGoneForLongIsNewsAgain() {
        story("""
                01:00:00 trolley news2 RR 3, SpO2 2
                01:00:30 -                      => RAISED MEDIUM NEWS2 5 (RR 3, SpO2 2) | on, calls nurse
                01:05:00 Ann acknowledges news2 => DONE
                                                => ACKNOWLEDGED news2 by Ann | on, seen
                02:00:00 trolley news2 SpO2 2
                02:00:30 -                      => CEASED NEWS2 5, now 2 (SpO2 2), over after 1 h | off, seen
                06:00:00 trolley news2 SpO2 2
                10:00:00 trolley news2 RR 3, SpO2 2
                10:00:30 -                      => RAISED MEDIUM NEWS2 5 (RR 3, SpO2 2) | on, calls nurse
                """);
    }

    @Test
    void aHighThatNobodyHasSeenCallsAgainWhenItComesBack() {
        story("""
                10:00:00 trolley news2 RR 3, SpO2 2, pulse 2
                10:00:30 - => RAISED HIGH NEWS2 7 (RR 3, SpO2 2, pulse 2) | on, calls nurse
                10:01:00 trolley news2 RR 1
                10:01:30 - => CEASED NEWS2 7, now 1 (RR 1), over after 1 min 30 s | latched
                10:20:00 trolley news2 RR 3, SpO2 2, pulse 2
                10:20:30 - => CLEARED news2 | off
                           => RAISED HIGH NEWS2 7 (RR 3, SpO2 2, pulse 2) | on, calls nurse
                """);
    }

    @Test
    void aHighThatNobodyHasSeenStaysToBeSeenWhenItComesBackStepByStep() {
        story("""
                10:00:00 trolley news2 RR 3, SpO2 2, pulse 2
                10:00:30 - => RAISED HIGH NEWS2 7 (RR 3, SpO2 2, pulse 2) | on, calls nurse
                10:01:00 trolley news2 RR 1
                10:01:30 - => CEASED NEWS2 7, now 1 (RR 1), over after 1 min 30 s | latched
                10:20:00 trolley news2 RR 3, SpO2 2
                10:20:30 - => RAISED MEDIUM NEWS2 5 (RR 3, SpO2 2) | on, stands
                10:30:00 trolley news2 RR 3, SpO2 2, pulse 2
                10:30:30 - => PRIORITY_CHANGED HIGH NEWS2 7 (RR 3, SpO2 2, pulse 2) | on, stands
                10:40:00 Ann acknowledges news2 #1 => DONE
                         => ACKNOWLEDGED news2 by Ann | off, seen
                """);
    }

    @Test
    void oneDoubtfulEstimateOfAWearableCallsNobody() {
        story("""
                10:00:00 wearable news2 RR 3 (every 10, until 10:05:00)
                                       => RAISED LOW NEWS2 3 (RR 3) | on, unconfirmed
                10:05:10 wearable news2 RR 1 (every 10, until 10:06:00)
                                       => CEASED NEWS2 3, now 1 (RR 1), over after 5 min 40 s | off, unconfirmed
                10:30:00 -
                """);
    }

    @Test
    void oneParameterThatStaysAtThreeCallsInTheEnd() {
        story("""
                10:00:00 wearable news2 RR 3 (every 10, until 10:11:00)
                         => RAISED LOW NEWS2 3 (RR 3) | on, unconfirmed
                         => SOUNDED LOW NEWS2 3 (RR 3) | on, calls nurse
                """);
    }

    @Test
    void aSingleThreeOfAChartCallsWithTheNextRound() {
        story("""
                10:00:00 trolley news2 RR 3
                10:00:30 - => RAISED LOW NEWS2 3 (RR 3) | on, unconfirmed
                11:00:00 trolley news2 RR 3
                11:05:30 - => SOUNDED LOW NEWS2 3 (RR 3); last measured 5 min 30 s ago | on, calls nurse
                """);
    }

    @Test
    void aPatientWhomSomebodyFoundLessAwakeIsCalledForAtOnce() {
        story("""
                10:00:00 trolley news2 consciousness 3
                10:00:30 - => RAISED LOW NEWS2 3 (consciousness 3) | on, calls nurse
                """);
    }

    @Test
    void whatIsToldDuringAPauseIsNotTakenForTold() {
        story("""
                10:00:00 Ann pauses until 11:00:00: washing => DONE
                10:10:00 trolley news2 RR 3, SpO2 2, pulse 2
                10:10:30 - => RAISED HIGH NEWS2 7 (RR 3, SpO2 2, pulse 2) | on, paused
                11:00:00 - => SOUNDED HIGH NEWS2 7 (RR 3, SpO2 2, pulse 2); last measured 50 min ago | on, calls nurse
                """);
    }

    @Test
    void whatSedationAndTheVentilatorScoreCallsNobody() {
        story("""
                10:00:00 trolley news2 consciousness 3, oxygen 2, RR 2 (at ventilator)
                10:00:30 - => RAISED HIGH NEWS2 7 (RR 2, oxygen 2, consciousness 3; ventilated) | on, stands
                14:00:00 trolley news2 consciousness 3, oxygen 2, RR 2 (at ventilator)
                19:00:00 -
                """);
    }

    @Test
    void aVentilatedPatientWhoGetsWorseIsCalledForAtOnce() {
        story("""
                10:00:00 trolley news2 consciousness 3, oxygen 2, RR 2 (at ventilator)
                10:00:30 - => RAISED HIGH NEWS2 7 (RR 2, oxygen 2, consciousness 3; ventilated) | on, stands
                11:00:00 trolley news2 consciousness 3, oxygen 2, RR 2, SBP 3, pulse 2 (at ventilator)
                           => PRIORITY_CHANGED HIGH NEWS2 12 (RR 2, oxygen 2, SBP 3, pulse 2, consciousness 3; ventilated) | on, calls nurse
                """);
    }

    @Test
    void aVentilatedPatientWhoIsInShockAtTheFirstRoundIsCalledFor() {
        story("""
                10:00:00 trolley news2 consciousness 3, oxygen 2, SBP 3, pulse 2 (at ventilator)
                10:00:30 - => RAISED HIGH NEWS2 10 (oxygen 2, SBP 3, pulse 2, consciousness 3; ventilated) | on, calls nurse
                """);
    }

    @Test
    void aVentilatedPatientWhoWasCalledForAndGetsWorseIsCalledForAgain() {
        story("""
                10:00:00 trolley news2 consciousness 3, oxygen 2, SBP 3, pulse 2 (at ventilator)
                10:00:30 - => RAISED HIGH NEWS2 10 (oxygen 2, SBP 3, pulse 2, consciousness 3; ventilated) | on, calls nurse
                10:01:00 Ann acknowledges news2 => DONE
                           => ACKNOWLEDGED news2 by Ann | on, seen
                11:00:00 trolley news2 consciousness 3, oxygen 2, SBP 3, pulse 2, RR 2 (at ventilator)
                           => PRIORITY_CHANGED HIGH NEWS2 12 (RR 2, oxygen 2, SBP 3, pulse 2, consciousness 3; ventilated) | on, calls nurse
                """);
    }

    @Test
    void aSingleThreeBesideTheVentilatorsPointsIsLeftToTheVitalsOwnLimits() {
        story("""
                10:00:00 trolley news2 consciousness 3, oxygen 2, SBP 3 (at ventilator)
                10:00:30 - => RAISED HIGH NEWS2 8 (oxygen 2, SBP 3, consciousness 3; ventilated) | on, stands
                11:00:00 trolley news2 consciousness 3, oxygen 2, SBP 3 (at ventilator)
                12:00:00 -
                """);
    }

    @Test
    void whereAMediumScoreIsConfirmedTheOtherParametersAtAVentilatorAreToo() {
        AlarmPolicy.News2Rule rule = AlarmPolicy.defaults().news2();
        new Shift(AlarmPolicy.defaults()
                        .withNews2(rule.calling(rule.newAfter(), PerDeviceKind.all(Duration.ofMinutes(65)))))
                .goes("""
                10:00:00 trolley news2 consciousness 3, oxygen 2, SBP 3, pulse 2 (at ventilator)
                10:00:30 - => RAISED HIGH NEWS2 10 (oxygen 2, SBP 3, pulse 2, consciousness 3; ventilated) | on, stands
                11:00:00 trolley news2 consciousness 3, oxygen 2, SBP 3, pulse 2 (at ventilator)
                11:30:00 trolley news2 consciousness 3, oxygen 2, SBP 3, pulse 2 (at ventilator)
                         => PRIORITY_CHANGED HIGH NEWS2 10 (oxygen 2, SBP 3, pulse 2, consciousness 3; ventilated) | on, calls nurse
                """);
    }

    @Test
    void aPatientWhoDoesNotWakeAfterTheTubeIsOutIsCalledForAtOnce() {
        story("""
                10:00:00 trolley news2 consciousness 3, oxygen 2, RR 2 (at ventilator)
                10:00:30 - => RAISED HIGH NEWS2 7 (RR 2, oxygen 2, consciousness 3; ventilated) | on, stands
                11:00:00 trolley news2 consciousness 3, oxygen 2, RR 2
                           => PRIORITY_CHANGED HIGH NEWS2 7 (RR 2, oxygen 2, consciousness 3) | on, calls nurse
                """);
    }
}
