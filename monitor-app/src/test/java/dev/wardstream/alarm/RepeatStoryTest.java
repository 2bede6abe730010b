package dev.wardstream.alarm;

import static dev.wardstream.alarm.Shift.story;

import org.junit.jupiter.api.Test;

/** Scores that say what a limit alarm has said already. */
class RepeatStoryTest {
    @Test
    void aScoreThatRepeatsALimitAlarmSaysSoAndIsQuiet() {
        story("""
                10:00:00 trolley HR 135
                10:00:15 - => RAISED MEDIUM HR 135 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley news2 pulse 3, RR 2
                10:01:30 - => RAISED MEDIUM NEWS2 5 (RR 2, pulse 3) (repeats HR) | on, repeats
                """);
    }

    @Test
    void aScoreOfHigherPriorityCalls() {
        story("""
                10:00:00 trolley HR 135
                10:00:15 - => RAISED MEDIUM HR 135 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley news2 pulse 3, RR 2, SpO2 2
                10:01:30 - => RAISED HIGH NEWS2 7 (RR 2, SpO2 2, pulse 3) | on, calls nurse
                """);
    }

    @Test
    void aScoreThatIsAnAlarmWithoutTheLimitAlarmCalls() {
        story("""
                10:00:00 trolley HR 135
                10:00:15 - => RAISED MEDIUM HR 135 > 120 /min for 15 s | on, calls nurse
                10:03:00 trolley news2 pulse 1, RR 3, SpO2 2
                10:03:30 - => RAISED MEDIUM NEWS2 6 (RR 3, SpO2 2, pulse 1) | on, calls nurse
                """);
    }

    @Test
    void aSingleThreeBesideTheLimitAlarmCalls() {
        story("""
                10:00:00 trolley HR 135
                10:00:15 - => RAISED MEDIUM HR 135 > 120 /min for 15 s | on, calls nurse
                10:03:00 trolley news2 pulse 3, RR 3
                10:03:30 - => RAISED MEDIUM NEWS2 6 (RR 3, pulse 3) | on, calls nurse
                """);
    }

    @Test
    void aScoreThatOnlyRepeatedSoundsWhenWhatItRepeatsIsGoneAndItStays() {
        story("""
                10:00:00 trolley HR 135
                10:00:15 - => RAISED MEDIUM HR 135 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley news2 pulse 3, RR 2
                10:01:30 - => RAISED MEDIUM NEWS2 5 (RR 2, pulse 3) (repeats HR) | on, repeats
                10:05:00 trolley HR 110
                10:05:15 - => CEASED HR 135 /min (limit 120), now 110, over after 5 min 15 s | off
                10:07:14 -
                10:07:15 - => SOUNDED MEDIUM NEWS2 5 (RR 2, pulse 3); last measured 6 min 15 s ago | on, calls nurse
                10:17:15 - => ESCALATED news2 | on, calls charge nurse
                """);
    }

    @Test
    void aScoreThatEndsSoonAfterWhatItRepeatedNeverSounds() {
        story("""
                10:00:00 trolley HR 135
                10:00:15 - => RAISED MEDIUM HR 135 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley news2 pulse 3, RR 2
                10:01:30 - => RAISED MEDIUM NEWS2 5 (RR 2, pulse 3) (repeats HR) | on, repeats
                10:05:00 trolley HR 90
                10:05:15 - => CEASED HR 135 /min (limit 120), now 90, over after 5 min 15 s | off
                10:05:20 trolley news2 pulse 0, RR 2
                10:05:50 - => CEASED NEWS2 5, now 2 (RR 2), over after 4 min 50 s | off, repeats
                11:00:00 -
                """);
    }

    @Test
    void whatItRepeatsComesBackAndItStaysQuiet() {
        story("""
                10:00:00 trolley HR 135
                10:00:15 - => RAISED MEDIUM HR 135 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley news2 pulse 3, RR 2
                10:01:30 - => RAISED MEDIUM NEWS2 5 (RR 2, pulse 3) (repeats HR) | on, repeats
                10:05:00 trolley HR 110
                10:05:15 - => CEASED HR 135 /min (limit 120), now 110, over after 5 min 15 s | off
                10:06:00 trolley HR 135
                10:06:15 - => RAISED MEDIUM HR 135 > 120 /min for 15 s | on, calls nurse
                10:07:15 - => SOUNDED MEDIUM NEWS2 5 (RR 2, pulse 3) (repeats HR); last measured 6 min 15 s ago | on, repeats
                """);
    }

    @Test
    void aModelThatFindsWhatALimitAlarmSaysIsQuiet() {
        story("""
                10:00:00 trolley HR 135
                10:00:15 -                    => RAISED MEDIUM HR 135 > 120 /min for 15 s | on, calls nurse
                10:01:00 wearable model 0.999
                10:03:30 wearable model 0.999
                10:06:00 wearable model 0.999 => RAISED LOW Unusual for 5 min: HR 131 /min, 24 above expected (60 %); Skin 32.1 °C, 1.4 below expected (35 %) (repeats HR) | on, repeats
                """);
    }

    @Test
    void aModelThatFindsSomethingElseCalls() {
        story("""
                10:00:00 trolley HR 135
                10:00:15 -                                => RAISED MEDIUM HR 135 > 120 /min for 15 s | on, calls nurse
                10:03:00 wearable model 0.999 (share 0.4)
                10:05:30 wearable model 0.999 (share 0.4)
                10:08:00 wearable model 0.999 (share 0.4) => RAISED LOW Unusual for 5 min: HR 131 /min, 24 above expected (40 %); Skin 32.1 °C, 1.4 below expected (55 %) | on, calls nurse
                """);
    }

    @Test
    void aSilencedScoreKeepsItsSilenceWhenWhatItRepeatedIsGone() {
        story("""
                10:00:00 trolley HR 135
                10:00:15 -                                                   => RAISED MEDIUM HR 135 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley news2 pulse 3, RR 2
                10:01:30 -                                                   => RAISED MEDIUM NEWS2 5 (RR 2, pulse 3) (repeats HR) | on, repeats
                10:02:00 Ann silences the episode until 10:30:00: at the bed => DONE
                                                                             => SILENCED heart rate high by Ann | on, silenced
                                                                             => SILENCED news2 by Ann | on, silenced, repeats
                10:05:00 trolley HR 110
                10:05:15 -                                                   => CEASED HR 135 /min (limit 120), now 110, over after 5 min 15 s | off, silenced
                10:29:59 -
                10:30:00 -                                                   => SOUNDED MEDIUM NEWS2 5 (RR 2, pulse 3); last measured 29 min ago | on, calls nurse
                """);
    }

    @Test
    void aScoreThatRisesAboveWhatItRepeatedCalls() {
        story("""
                10:00:00 trolley HR 135
                10:00:15 - => RAISED MEDIUM HR 135 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley news2 pulse 3, RR 2
                10:01:30 - => RAISED MEDIUM NEWS2 5 (RR 2, pulse 3) (repeats HR) | on, repeats
                10:03:00 trolley news2 pulse 3, RR 3, SpO2 2
                10:03:30 - => PRIORITY_CHANGED HIGH NEWS2 8 (RR 3, SpO2 2, pulse 3) | on, calls nurse
                """);
    }

    @Test
    void aSeenScoreThatOnlyRepeatedHasNoReasonToSound() {
        story("""
                10:00:00 trolley HR 135
                10:00:15 -                            => RAISED MEDIUM HR 135 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley news2 pulse 3, RR 2
                10:01:30 -                            => RAISED MEDIUM NEWS2 5 (RR 2, pulse 3) (repeats HR) | on, repeats
                10:02:00 Ann acknowledges the episode => DONE
                                                      => ACKNOWLEDGED heart rate high by Ann | on, seen
                                                      => ACKNOWLEDGED news2 by Ann | on, seen, repeats
                10:05:00 trolley HR 110
                10:05:15 -                            => CEASED HR 135 /min (limit 120), now 110, over after 5 min 15 s | off, seen
                11:00:00 -
                """);
    }
}
