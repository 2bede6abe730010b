package dev.wardstream.alarm;

import static dev.wardstream.alarm.Shift.story;

import org.junit.jupiter.api.Test;

/** A wearable was out of reach and delivers later what it measured. */
class LateStoryTest {
    @Test
    void whatIsLongPastCallsNobodyAndIsNotEscalated() {
        story("""
                11:00:00 wearable HR 150 (measured 10:00:00)
                11:00:00 wearable HR 150 (measured 10:00:20)
                11:00:00 wearable HR 90 (measured 10:00:40)
                11:00:00 wearable HR 90 (measured 10:01:00) => RAISED HIGH HR 150 > 140 /min for 15 s | off, in retrospect
                                                            => CEASED HR 150 /min (limit 140), now 90, over after 55 s | off, in retrospect
                11:02:00 -
                """);
    }

    @Test
    void whatStillGoesOnCallsNowAndIsEscalatedFromNow() {
        story("""
                11:00:00 wearable HR 150 (measured 10:50:00)
                11:00:00 wearable HR 150 (measured 10:50:20)
                11:00:01 wearable HR 150 => RAISED HIGH HR 150 > 140 /min for 10 min 1 s | on, calls nurse
                11:02:00 wearable HR 151
                11:02:01 -               => ESCALATED heart rate high | on, calls charge nurse
                """);
    }

    @Test
    void lateNewsOfTheEndEndsTheEscalation() {
        story("""
                10:00:00 wearable HR 150
                10:00:15 -                                  => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:02:15 -                                  => ESCALATED heart rate high | on, calls charge nurse
                10:04:00 wearable HR 90 (measured 10:01:00) => 10:03:00 RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls charge nurse
                10:04:00 wearable HR 90 (measured 10:01:20) => CEASED HR 150 /min (limit 140), now 90, over after 1 min 15 s | latched
                10:30:00 -
                """);
    }

    @Test
    void lateNewsThatItWasWorseCallsNobody() {
        story("""
                10:00:00 wearable HR 130
                10:00:15 -                                => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 Ann acknowledges heart rate high => DONE
                                                          => ACKNOWLEDGED heart rate high by Ann | on, seen
                10:02:30 wearable HR 150 (measured 10:00:30)
                10:02:30 wearable HR 150 (measured 10:00:50)
                10:02:30 wearable HR 130 (measured 10:01:10)
                10:02:31 wearable HR 130
                10:02:50 -
                """);
    }

    @Test
    void whatBeganAndEndedLateLeavesAnEpisodeAsItIs() {
        story("""
                10:00:00 trolley SpO2 88
                10:00:15 -                                  => RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, calls nurse
                10:05:00 wearable HR 150 (measured 10:00:30)
                10:05:00 wearable HR 150 (measured 10:00:50)
                10:05:00 wearable HR 90 (measured 10:01:00)
                10:05:00 wearable HR 90 (measured 10:01:20) => RAISED HIGH HR 150 > 140 /min for 15 s | off, in retrospect
                                                            => CEASED HR 150 /min (limit 140), now 90, over after 45 s | off, in retrospect
                10:05:01 Ann acknowledges the episode       => DONE
                                                            => ACKNOWLEDGED spo2 low by Ann | on, seen
                """);
    }

    @Test
    void anAnswerThatArrivesBeforeTheRecordsOfItsTime() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                                  => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 Ann acknowledges heart rate high (issued 10:00:30) => DONE
                                                                            => ACKNOWLEDGED heart rate high by Ann | on, seen
                10:00:20 trolley HR 151
                10:00:40 trolley HR 152
                10:05:00 -
                """);
    }
}
