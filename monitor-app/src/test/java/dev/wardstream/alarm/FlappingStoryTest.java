package dev.wardstream.alarm;

import static dev.wardstream.alarm.Shift.story;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Alarms that come and go. */
class FlappingStoryTest {
    @Test
    void theThirdTimeItStaysOnUntilItIsGoneForTwoMinutes() {
        inMinutes().goes("""
                10:00:00 trolley HR 130
                10:00:15 - => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley HR 90
                10:01:15 - => CEASED HR 130 /min (limit 120), now 90, over after 1 min 15 s | off
                10:03:00 trolley HR 130
                10:03:15 - => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:04:00 trolley HR 90
                10:04:15 - => CEASED HR 130 /min (limit 120), now 90, over after 1 min 15 s | off
                10:06:00 trolley HR 130
                10:06:15 - => RAISED MEDIUM HR 130 > 120 /min for 15 s, 3 times within 10 min | on, calls nurse
                10:07:00 trolley HR 90
                10:07:30 trolley HR 130
                10:08:00 trolley HR 90
                10:09:59 -
                10:10:00 - => CEASED HR 130 /min (limit 120), now 90, over after 4 min | off
                """);
    }

    @Test
    void threeTimesInMoreThanTenMinutesIsNotComingAndGoing() {
        inMinutes().goes("""
                10:00:00 trolley HR 130
                10:00:15 -     => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley HR 90
                10:01:15 -     => CEASED HR 130 /min (limit 120), now 90, over after 1 min 15 s | off
                10:05:00 trolley HR 130
                10:05:15 -     => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:06:00 trolley HR 90
                10:06:15 -     => CEASED HR 130 /min (limit 120), now 90, over after 1 min 15 s | off
                10:10:00.001 trolley HR 130
                10:10:15.001 - => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:11:00 trolley HR 90
                10:11:15 -     => CEASED HR 130 /min (limit 120), now 90, over after 1 min 14 s | off
                """);
    }

    @Test
    void aDeviceThatComesAndGoesCallsNobodyTheThirdTime() {
        story("""
                10:00:00 wearable HR 80
                10:03:00 -                        => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:03:10 wearable HR 80           => CEASED Data again from wearable W-3, after 3 min 10 s | off
                10:06:10 -                        => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:06:20 wearable HR 80           => CEASED Data again from wearable W-3, after 3 min 10 s | off
                10:09:20 -                        => RAISED MEDIUM No data for 3 min from wearable W-3, 3 times within 10 min | on, flapping
                10:19:19 -
                10:19:19.500 wearable HR 80       => CEASED Data again from wearable W-3, after 12 min 59 s | off, flapping
                """);
    }

    @Test
    void aDeviceThatCameAndWentAndThenStaysSilentCallsAfterAll() {
        story("""
                10:00:00 wearable HR 80
                10:03:00 -                        => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:03:10 wearable HR 80           => CEASED Data again from wearable W-3, after 3 min 10 s | off
                10:06:10 -                        => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:06:20 wearable HR 80           => CEASED Data again from wearable W-3, after 3 min 10 s | off
                10:09:20 -                        => RAISED MEDIUM No data for 3 min from wearable W-3, 3 times within 10 min | on, flapping
                10:19:20 -                        => SOUNDED MEDIUM No data for 3 min from wearable W-3, 3 times within 10 min; 13 min by now | on, calls nurse
                10:29:20 -                        => ESCALATED no data | on, calls charge nurse
                10:31:00 Ann acknowledges no data => DONE
                                                  => ACKNOWLEDGED no data by Ann | on, seen
                """);
    }

    @Test
    void whatWasSeenStaysSeenWhileItComesAndGoes() {
        inMinutes().goes("""
                10:00:00 trolley HR 130
                10:00:15 -                                => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley HR 90
                10:01:15 -                                => CEASED HR 130 /min (limit 120), now 90, over after 1 min 15 s | off
                10:02:00 trolley HR 130
                10:02:15 -                                => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:03:00 trolley HR 90
                10:03:15 -                                => CEASED HR 130 /min (limit 120), now 90, over after 1 min 15 s | off
                10:04:00 trolley HR 130
                10:04:15 -                                => RAISED MEDIUM HR 130 > 120 /min for 15 s, 3 times within 10 min | on, calls nurse
                10:04:30 Ann acknowledges heart rate high => DONE
                                                          => ACKNOWLEDGED heart rate high by Ann | on, seen
                10:05:00 trolley HR 90
                10:06:00 trolley HR 130
                10:06:30 trolley HR 90
                10:08:30 -                                => CEASED HR 130 /min (limit 120), now 90, over after 4 min 30 s | off, seen
                """);
    }

    @Test
    void aSilenceDoesNotMakeAFlappingDeviceCall() {
        story("""
                10:00:00 wearable HR 80
                10:03:00 -                                                   => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:03:10 wearable HR 80                                      => CEASED Data again from wearable W-3, after 3 min 10 s | off
                10:06:10 -                                                   => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:06:20 wearable HR 80                                      => CEASED Data again from wearable W-3, after 3 min 10 s | off
                10:09:20 -                                                   => RAISED MEDIUM No data for 3 min from wearable W-3, 3 times within 10 min | on, flapping
                10:10:00 Ann silences no data until 10:15:00: looking for it => DONE
                                                                             => SILENCED no data by Ann | on, silenced, flapping
                10:15:00 -                                                   => SOUNDED MEDIUM No data for 3 min from wearable W-3, 3 times within 10 min; 8 min 40 s by now | on, flapping
                """);
    }

    @Test
    void whatComesAndGoesInAPauseDoesNotCallAfterIt() {
        story("""
                10:00:00 wearable HR 80
                10:03:00 -                                  => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:03:10 wearable HR 80                     => CEASED Data again from wearable W-3, after 3 min 10 s | off
                10:06:10 -                                  => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:06:20 wearable HR 80                     => CEASED Data again from wearable W-3, after 3 min 10 s | off
                10:07:00 Ann pauses until 10:15:00: theatre => DONE
                10:09:20 -                                  => RAISED MEDIUM No data for 3 min from wearable W-3, 3 times within 10 min | on, flapping
                10:15:00 -
                """);
    }

    @Test
    void aSilenceThatEndsInAPauseDoesNotMakeAFlappingDeviceCallEither() {
        story("""
                10:00:00 wearable HR 80
                10:03:00 -                                                   => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:03:10 wearable HR 80                                      => CEASED Data again from wearable W-3, after 3 min 10 s | off
                10:06:10 -                                                   => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:06:20 wearable HR 80                                      => CEASED Data again from wearable W-3, after 3 min 10 s | off
                10:09:20 -                                                   => RAISED MEDIUM No data for 3 min from wearable W-3, 3 times within 10 min | on, flapping
                10:10:00 Ann silences no data until 10:15:00: looking for it => DONE
                                                                             => SILENCED no data by Ann | on, silenced, flapping
                10:11:00 Ann pauses until 10:18:00: theatre                  => DONE
                10:15:00 -                                                   => SOUNDED MEDIUM No data for 3 min from wearable W-3, 3 times within 10 min; 8 min 40 s by now | on, flapping
                10:18:00 -
                """);
    }

    @Test
    void whatIsMeasuredByTheHourComesAndGoesOverHours() {
        story("""
                01:00:00 trolley RR 32
                01:00:15 -                                      => RAISED MEDIUM RR 32 > 30 /min for 15 s | on, calls nurse
                01:01:00 Ann acknowledges respiratory rate high => DONE
                                                                => ACKNOWLEDGED respiratory rate high by Ann | on, seen
                02:00:00 trolley RR 26
                02:00:15 -                                      => CEASED RR 32 /min (limit 30), now 26, over after 1 h | off, seen
                03:00:00 trolley RR 32
                03:00:15 -                                      => RAISED MEDIUM RR 32 > 30 /min for 15 s | on, calls nurse
                03:01:00 Ann acknowledges respiratory rate high => DONE
                                                                => ACKNOWLEDGED respiratory rate high by Ann | on, seen
                04:00:00 trolley RR 26
                04:00:15 -                                      => CEASED RR 32 /min (limit 30), now 26, over after 1 h | off, seen
                05:00:00 trolley RR 33
                05:00:15 -                                      => RAISED MEDIUM RR 33 > 30 /min for 15 s, 3 times within 1 d | on, calls nurse
                05:01:00 Ann acknowledges respiratory rate high => DONE
                                                                => ACKNOWLEDGED respiratory rate high by Ann | on, seen
                06:00:00 trolley RR 26
                07:00:00 trolley RR 32
                08:00:00 trolley RR 26
                14:00:00 trolley RR 26
                19:59:59 -
                20:00:00 -                                      => CEASED RR 33 /min (limit 30), now 26, over after 15 h | off, seen
                """);
    }

    /** Everything counts as coming and going within ten minutes, also what is measured by the hour. */
    private static Shift inMinutes() {
        Handling usual = Handling.defaults();
        return new Shift(AlarmPolicy.defaults()
                .withHandling(new Handling(
                        usual.latching(),
                        usual.together(),
                        usual.escalation(),
                        new Handling.Flapping(3, Duration.ofMinutes(10), Duration.ofMinutes(2)),
                        usual.silenceAtMost(),
                        usual.pauseAtMost(),
                        usual.commandsWithin())));
    }
}
