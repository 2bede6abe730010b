package dev.wardstream.alarm;

import static dev.wardstream.alarm.Shift.story;

import org.junit.jupiter.api.Test;

/** Who is called for, and not answered, is not called for again because a ventilator's points come on top; and no call is lost. */
class VentilatorStoryTest {
    @Test
    void whoIsCalledForAndThenVentilatedIsNotCalledForAgainBeforeTheNextLevelIsDue() {
        story("""
                10:00:00 trolley news2 SBP 2, pulse 2, temperature 1
                10:00:30 - => RAISED MEDIUM NEWS2 5 (SBP 2, pulse 2, temperature 1) | on, calls nurse
                10:05:00 trolley news2 consciousness 3, oxygen 2, SBP 2, pulse 2, temperature 1 (at ventilator)
                10:05:30 - => PRIORITY_CHANGED HIGH NEWS2 10 (oxygen 2, SBP 2, pulse 2, consciousness 3, temperature 1; ventilated) | on
                10:10:30 - => ESCALATED news2 | on, calls charge nurse
                10:25:30 - => ESCALATED news2 | on, calls physician
                """);
    }

    @Test
    void whoIsCalledForAndVentilatedAndThenGetsWorseIsCalledForAtOnce() {
        story("""
                10:00:00 trolley news2 SBP 2, pulse 2, temperature 1
                10:00:30 - => RAISED MEDIUM NEWS2 5 (SBP 2, pulse 2, temperature 1) | on, calls nurse
                10:05:00 trolley news2 consciousness 3, oxygen 2, SBP 2, pulse 2, temperature 1 (at ventilator)
                10:05:30 - => PRIORITY_CHANGED HIGH NEWS2 10 (oxygen 2, SBP 2, pulse 2, consciousness 3, temperature 1; ventilated) | on
                10:08:00 trolley news2 consciousness 3, oxygen 2, SBP 3, pulse 3, temperature 1 (at ventilator)
                         => PRIORITY_CHANGED HIGH NEWS2 12 (oxygen 2, SBP 3, pulse 3, consciousness 3, temperature 1; ventilated) | on, calls nurse
                10:10:00 - => ESCALATED news2 | on, calls charge nurse
                """);
    }

    @Test
    void anAnswerToTheCallIsOneToAllThatTheVentilatorAdds() {
        story("""
                10:00:00 trolley news2 SBP 2, pulse 2, temperature 1
                10:00:30 - => RAISED MEDIUM NEWS2 5 (SBP 2, pulse 2, temperature 1) | on, calls nurse
                10:05:00 trolley news2 consciousness 3, oxygen 2, SBP 2, pulse 2, temperature 1 (at ventilator)
                10:05:30 - => PRIORITY_CHANGED HIGH NEWS2 10 (oxygen 2, SBP 2, pulse 2, consciousness 3, temperature 1; ventilated) | on
                10:06:00 Ann acknowledges news2 => DONE
                         => ACKNOWLEDGED news2 by Ann | on, seen
                10:40:00 -
                """);
    }

    @Test
    void aSilenceHoldsThoughTheVentilatorAddsPointsAndTheCallComesAfterIt() {
        story("""
                10:00:00 trolley news2 SBP 2, pulse 2, temperature 1
                10:00:30 - => RAISED MEDIUM NEWS2 5 (SBP 2, pulse 2, temperature 1) | on, calls nurse
                10:01:00 Ann silences news2 until 10:20:00: the anaesthetist is coming => DONE
                         => SILENCED news2 by Ann | on, silenced
                10:05:00 trolley news2 consciousness 3, oxygen 2, SBP 2, pulse 2, temperature 1 (at ventilator)
                10:05:30 - => PRIORITY_CHANGED HIGH NEWS2 10 (oxygen 2, SBP 2, pulse 2, consciousness 3, temperature 1; ventilated) | on, silenced
                10:20:00 - => SOUNDED HIGH NEWS2 10 (oxygen 2, SBP 2, pulse 2, consciousness 3, temperature 1; ventilated); last measured 15 min ago | on, calls nurse
                """);
    }

    @Test
    void aPauseDuringWhichThePatientIsVentilatedLosesNoCall() {
        story("""
                10:00:00 Ann pauses until 11:00:00: washing => DONE
                10:10:00 trolley news2 SBP 2, pulse 2, temperature 1
                10:10:30 - => RAISED MEDIUM NEWS2 5 (SBP 2, pulse 2, temperature 1) | on, paused
                10:15:00 trolley news2 consciousness 3, oxygen 2, SBP 2, pulse 2, temperature 1 (at ventilator)
                10:15:30 - => PRIORITY_CHANGED HIGH NEWS2 10 (oxygen 2, SBP 2, pulse 2, consciousness 3, temperature 1; ventilated) | on, paused
                11:00:00 - => SOUNDED HIGH NEWS2 10 (oxygen 2, SBP 2, pulse 2, consciousness 3, temperature 1; ventilated); last measured 45 min ago | on, calls nurse
                """);
    }

    @Test
    void aPauseDuringWhichAnAlarmRisesToWhatWasToldBeforeLosesNoCall() {
        story("""
                10:00:00 trolley news2 RR 3, SpO2 2, pulse 2
                10:00:30 - => RAISED HIGH NEWS2 7 (RR 3, SpO2 2, pulse 2) | on, calls nurse
                10:01:00 Ann acknowledges news2 => DONE
                         => ACKNOWLEDGED news2 by Ann | on, seen
                10:10:00 trolley news2 pulse 1
                10:10:30 - => CEASED NEWS2 7, now 1 (pulse 1), over after 10 min 30 s | off, seen
                10:20:00 Ann pauses until 11:00:00: washing => DONE
                10:30:00 trolley news2 SBP 3, temperature 2
                10:30:30 - => RAISED MEDIUM NEWS2 5 (SBP 3, temperature 2) | on, paused
                10:40:00 trolley news2 RR 3, SpO2 2, SBP 1, temperature 1
                10:40:30 - => PRIORITY_CHANGED HIGH NEWS2 7 (RR 3, SpO2 2, SBP 1, temperature 1) | on, paused
                11:00:00 - => SOUNDED HIGH NEWS2 7 (RR 3, SpO2 2, SBP 1, temperature 1); last measured 20 min ago | on, calls nurse
                """);
    }

    @Test
    void theSameRoundCallsOnceThoughTheVentilatorMakesItAHighOne() {
        story("""
                10:00:00 trolley news2 consciousness 3, oxygen 2 (at ventilator)
                10:00:30 - => RAISED MEDIUM NEWS2 5 (oxygen 2, consciousness 3; ventilated) | on, stands
                11:00:00 trolley news2 consciousness 3, oxygen 2, SBP 3, pulse 2 (at ventilator)
                         => PRIORITY_CHANGED MEDIUM NEWS2 10 (oxygen 2, SBP 3, pulse 2, consciousness 3; ventilated) | on, calls nurse
                11:00:30 - => PRIORITY_CHANGED HIGH NEWS2 10 (oxygen 2, SBP 3, pulse 2, consciousness 3; ventilated) | on
                11:10:00 - => ESCALATED news2 | on, calls charge nurse
                """);
    }

    @Test
    void aHighThatNobodyHasSeenIsLeftToBeSeenWhenOnlyTheVentilatorMakesAnother() {
        story("""
                10:00:00 trolley news2 consciousness 3, oxygen 2, SBP 3, pulse 2 (at ventilator)
                10:00:30 - => RAISED HIGH NEWS2 10 (oxygen 2, SBP 3, pulse 2, consciousness 3; ventilated) | on, calls nurse
                10:01:00 trolley news2 oxygen 2 (at ventilator)
                10:01:30 - => CEASED NEWS2 10, now 2 (oxygen 2; ventilated), over after 1 min 30 s | latched
                10:20:00 trolley news2 consciousness 3, oxygen 2, RR 2 (at ventilator)
                10:20:30 - => RAISED HIGH NEWS2 7 (RR 2, oxygen 2, consciousness 3; ventilated) | on, stands
                10:30:00 Ann acknowledges news2 #1 => DONE
                         => ACKNOWLEDGED news2 by Ann | off, seen
                """);
    }

    @Test
    void aHighThatNobodyHasSeenCallsAgainWhenItComesBackAtTheVentilator() {
        story("""
                10:00:00 trolley news2 consciousness 3, oxygen 2, SBP 3, pulse 2 (at ventilator)
                10:00:30 - => RAISED HIGH NEWS2 10 (oxygen 2, SBP 3, pulse 2, consciousness 3; ventilated) | on, calls nurse
                10:01:00 trolley news2 oxygen 2 (at ventilator)
                10:01:30 - => CEASED NEWS2 10, now 2 (oxygen 2; ventilated), over after 1 min 30 s | latched
                10:20:00 trolley news2 consciousness 3, oxygen 2, SBP 3, pulse 2 (at ventilator)
                10:20:30 - => CLEARED news2 | off
                           => RAISED HIGH NEWS2 10 (oxygen 2, SBP 3, pulse 2, consciousness 3; ventilated) | on, calls nurse
                """);
    }
}
