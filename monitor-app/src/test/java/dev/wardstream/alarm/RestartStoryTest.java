package dev.wardstream.alarm;

import static dev.wardstream.alarm.Shift.story;

import org.junit.jupiter.api.Test;

/** The program stops and starts again in the middle of something. */
class RestartStoryTest {
    @Test
    void inTheMiddleOfADelay() {
        story("""
                10:00:00 trolley HR 150
                10:00:05 restart
                10:00:15 - => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 trolley HR 90
                10:01:05 restart
                10:01:15 - => CEASED HR 150 /min (limit 140), now 90, over after 1 min 15 s | latched
                """);
    }

    @Test
    void inTheMiddleOfAnEscalation() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 - => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 restart
                10:02:15 - => ESCALATED heart rate high | on, calls charge nurse
                10:03:00 restart
                10:05:15 - => ESCALATED heart rate high | on, calls physician
                """);
    }

    @Test
    void longerThanTheTimeToAnswer() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 - => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:30:00 restart
                10:30:00 - => 10:02:15 ESCALATED heart rate high | on, calls charge nurse
                           => 10:05:15 ESCALATED heart rate high | on, calls physician
                """);
    }

    @Test
    void inTheMiddleOfASilence() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                                   => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 Ann silences heart rate high until 10:11:00: at the bed => DONE
                                                                             => SILENCED heart rate high by Ann | on, silenced
                10:05:00 restart
                10:11:00 -                                                   => SOUNDED HIGH HR 150 > 140 /min for 15 s; last measured 11 min ago | on, calls nurse
                """);
    }

    @Test
    void inTheMiddleOfAPause() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                        => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 Ann pauses until 10:31:00: physiotherapy => DONE
                10:05:00 restart
                10:06:00 trolley SpO2 80
                10:06:15 -                                        => RAISED HIGH SpO2 80 < 85 % for 15 s | on, paused
                10:31:00 -                                        => SOUNDED HIGH HR 150 > 140 /min for 15 s; last measured 31 min ago | on, calls nurse
                                                                  => SOUNDED HIGH SpO2 80 < 85 % for 15 s; last measured 25 min ago | on, together
                """);
    }

    @Test
    void betweenADeclineAndTheNextLevel() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                           => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:00:30 Ann declines heart rate high: busy (id c-1) => DONE
                                                                     => DECLINED heart rate high by Ann | on
                                                                     => ESCALATED heart rate high by Ann | on, calls charge nurse
                10:00:31 restart
                10:00:32 Ann declines heart rate high: busy (id c-1) => DUPLICATE
                10:03:30 -                                           => ESCALATED heart rate high | on, calls physician
                """);
    }

    @Test
    void whileSomebodyHasTakenOver() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                               => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:00:30 Ann hands the episode to Bea: knows the patient => DONE
                                                                         => HANDED_OVER heart rate high by Ann | on, calls Bea
                10:00:31 restart
                10:01:00 trolley RR 40, SpO2 88
                10:02:29 -                                               => 10:01:15 RAISED HIGH RR 40 > 35 /min for 15 s | on, together
                                                                         => 10:01:15 RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, together
                10:02:30 -                                               => ESCALATED heart rate high | on, calls charge nurse
                """);
    }

    @Test
    void whileAScoreRepeatsAndOneIsLatched() {
        story("""
                10:00:00 trolley HR 150, SpO2 80
                10:00:15 -                          => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                                                    => RAISED HIGH SpO2 80 < 85 % for 15 s | on, together
                10:01:00 trolley news2 pulse 3, SpO2 3
                10:01:30 -                          => RAISED MEDIUM NEWS2 6 (SpO2 3, pulse 3) (repeats HR, SpO2) | on, repeats
                10:02:00 trolley HR 90
                10:02:15 -                          => CEASED HR 150 /min (limit 140), now 90, over after 2 min 15 s | latched
                                                    => ESCALATED spo2 low | on, together, calls charge nurse
                10:02:20 restart
                10:03:00 Ann clears heart rate high => DONE
                                                    => CLEARED heart rate high by Ann | off
                10:04:00 trolley SpO2 97
                10:04:15 -                          => CEASED SpO2 80 % (limit 85), now 97, over after 4 min 15 s | latched, together
                10:05:00 restart
                10:06:15 -                          => SOUNDED MEDIUM NEWS2 6 (SpO2 3, pulse 3); last measured 5 min 15 s ago | on, calls nurse
                """);
    }

    @Test
    void whileLimitsOfThePatientsOwnHold() {
        story("""
                10:00:00 Ann sets HR ..140/150 until 10:30:00 by Dr-Roy (delay 60) => DONE
                10:01:00 restart
                10:02:00 trolley HR 130
                10:03:00 -
                10:30:30 trolley HR 130
                10:30:45 -                                                   => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                """);
    }

    @Test
    void afterADischarge() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                             => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 Ann discharges: home (id c-1) => DONE
                                                       => CLEARED heart rate high by Ann | off
                10:01:01 restart
                10:01:02 Ann discharges: home (id c-1) => DUPLICATE
                10:01:03 trolley HR 150 (measured 10:00:50)
                10:02:00 -
                """);
    }
}
