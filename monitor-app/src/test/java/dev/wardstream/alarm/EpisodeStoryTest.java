package dev.wardstream.alarm;

import static dev.wardstream.alarm.Shift.story;

import org.junit.jupiter.api.Test;

/** What fires together is told together; what is a new matter calls anew. */
class EpisodeStoryTest {
    @Test
    void whatFiresTogetherIsOneEpisodeAndCallsOnce() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                            => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley SpO2 88
                10:01:15 -                            => RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, together
                10:02:00 Ann acknowledges the episode => DONE
                                                      => ACKNOWLEDGED heart rate high by Ann | on, seen
                                                      => ACKNOWLEDGED spo2 low by Ann | on, seen, together
                """);
    }

    @Test
    void whatIsMoreUrgentCallsAtOnce() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 - => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:00:30 trolley SpO2 80
                10:00:45 - => RAISED HIGH SpO2 80 < 85 % for 15 s | on, calls nurse
                """);
    }

    @Test
    void whatFiresLaterCallsAlthoughTheEpisodeGoesOn() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 - => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:02:00 trolley SpO2 88
                10:02:15 - => RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, together
                10:02:16 trolley RR 32
                10:02:31 - => RAISED MEDIUM RR 32 > 30 /min for 15 s | on, calls nurse
                10:04:01 trolley SBP 85
                10:04:16 - => RAISED MEDIUM SBP 85 < 90 mmHg for 15 s | on, together
                """);
    }

    @Test
    void afterAnAnswerANewVitalCalls() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                                => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:00:30 Ann acknowledges heart rate high => DONE
                                                          => ACKNOWLEDGED heart rate high by Ann | on, seen
                10:00:40 trolley SpO2 88
                10:00:55 -                                => RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, calls nurse
                """);
    }

    @Test
    void aLesserCallDoesNotHushWhatIsMoreUrgent() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 - => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:02:01 trolley SpO2 88
                10:02:16 - => 10:02:15 ESCALATED heart rate high | on, calls charge nurse
                           => RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, calls charge nurse
                10:02:20 trolley RR 40
                10:02:35 - => RAISED HIGH RR 40 > 35 /min for 15 s | on, calls charge nurse
                """);
    }

    @Test
    void aRiseInPriorityIsANewMatterForWhoHasSeenIt() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                                => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 Ann acknowledges heart rate high => DONE
                                                          => ACKNOWLEDGED heart rate high by Ann | on, seen
                10:05:00 trolley HR 150
                10:05:15 -                                => PRIORITY_CHANGED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:07:15 -                                => ESCALATED heart rate high | on, calls charge nurse
                """);
    }

    @Test
    void aRiseInPriorityEndsASilence() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                                                   => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 Ann silences heart rate high until 10:30:00: at the bed => DONE
                                                                             => SILENCED heart rate high by Ann | on, silenced
                10:05:00 trolley HR 150
                10:05:15 -                                                   => PRIORITY_CHANGED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                """);
    }

    @Test
    void whatFiresWhileSomethingIsOnIsOfTheSameEpisode() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                               => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 Ann acknowledges the episode    => DONE
                                                         => ACKNOWLEDGED heart rate high by Ann | on, seen
                10:40:00 trolley SpO2 88
                10:40:15 -                               => RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, calls nurse
                10:41:00 Ann acknowledges the episode #1 => DONE
                                                         => ACKNOWLEDGED spo2 low by Ann | on, seen
                """);
    }

    @Test
    void whenAllIsOverTheNextIsAnotherEpisode() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                               => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley HR 90
                10:01:15 -                               => CEASED HR 130 /min (limit 120), now 90, over after 1 min 15 s | off
                10:04:00 trolley SpO2 88
                10:04:15 -                               => RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, calls nurse
                10:05:00 Ann acknowledges the episode #1 => NO_SUCH_ALARM
                10:05:01 Ann acknowledges the episode #2 => DONE
                                                         => ACKNOWLEDGED spo2 low by Ann | on, seen
                """);
    }

    @Test
    void whatStaysLatchedDoesNotDrawNewAlarmsIntoItsEpisode() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                               => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 trolley HR 90
                10:01:15 -                               => CEASED HR 150 /min (limit 140), now 90, over after 1 min 15 s | latched
                10:30:00 trolley SpO2 88
                10:30:15 -                               => RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, calls nurse
                10:31:00 Ann acknowledges the episode #1 => DONE
                                                         => ACKNOWLEDGED heart rate high by Ann | off, seen
                10:31:01 Ann acknowledges the episode #2 => DONE
                                                         => ACKNOWLEDGED spo2 low by Ann | on, seen
                """);
    }
}
