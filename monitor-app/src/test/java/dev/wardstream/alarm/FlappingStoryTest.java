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
                10:01:15 - => CEASED HR back at 90 /min, limit 120, after 1 min 15 s | off
                10:03:00 trolley HR 130
                10:03:15 - => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:04:00 trolley HR 90
                10:04:15 - => CEASED HR back at 90 /min, limit 120, after 1 min 15 s | off
                10:06:00 trolley HR 130
                10:06:15 - => RAISED MEDIUM HR 130 > 120 /min for 15 s, 3 times within 10 min | on, calls nurse
                10:07:00 trolley HR 90
                10:07:30 trolley HR 130
                10:08:00 trolley HR 90
                10:09:59 -
                10:10:00 - => CEASED HR back at 90 /min, limit 120, after 4 min | off
                """);
    }

    @Test
    void threeTimesInMoreThanTenMinutesIsNotComingAndGoing() {
        inMinutes().goes("""
                10:00:00 trolley HR 130
                10:00:15 -     => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley HR 90
                10:01:15 -     => CEASED HR back at 90 /min, limit 120, after 1 min 15 s | off
                10:05:00 trolley HR 130
                10:05:15 -     => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:06:00 trolley HR 90
                10:06:15 -     => CEASED HR back at 90 /min, limit 120, after 1 min 15 s | off
                10:10:00.001 trolley HR 130
                10:10:15.001 - => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:11:00 trolley HR 90
                10:11:15 -     => CEASED HR back at 90 /min, limit 120, after 1 min 14 s | off
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
                10:30:00 -
                10:31:00 Ann acknowledges no data => DONE
                                                  => ACKNOWLEDGED no data by Ann | on, seen, flapping
                10:31:10 wearable HR 80           => CEASED Data again from wearable W-3, after 24 min 50 s | off, seen, flapping
                """);
    }

    @Test
    void whatWasSeenStaysSeenWhileItComesAndGoes() {
        inMinutes().goes("""
                10:00:00 trolley HR 130
                10:00:15 -                                => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley HR 90
                10:01:15 -                                => CEASED HR back at 90 /min, limit 120, after 1 min 15 s | off
                10:02:00 trolley HR 130
                10:02:15 -                                => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:03:00 trolley HR 90
                10:03:15 -                                => CEASED HR back at 90 /min, limit 120, after 1 min 15 s | off
                10:04:00 trolley HR 130
                10:04:15 -                                => RAISED MEDIUM HR 130 > 120 /min for 15 s, 3 times within 10 min | on, calls nurse
                10:04:30 Ann acknowledges heart rate high => DONE
                                                          => ACKNOWLEDGED heart rate high by Ann | on, seen
                10:05:00 trolley HR 90
                10:06:00 trolley HR 130
                10:06:30 trolley HR 90
                10:08:30 -                                => CEASED HR back at 90 /min, limit 120, after 4 min 30 s | off, seen
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
                10:10:00 Ann silences no data until 10:20:00: looking for it => DONE
                                                                             => SILENCED no data by Ann | on, silenced, flapping
                10:20:00 -                                                   => SOUNDED MEDIUM No data for 3 min from wearable W-3, 3 times within 10 min | on, flapping
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
                10:07:00 Ann pauses until 10:20:00: theatre => DONE
                10:09:20 -                                  => RAISED MEDIUM No data for 3 min from wearable W-3, 3 times within 10 min | on, flapping
                10:20:00 -
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
                10:11:00 Ann pauses until 10:20:00: theatre                  => DONE
                10:15:00 -                                                   => SOUNDED MEDIUM No data for 3 min from wearable W-3, 3 times within 10 min | on, flapping
                10:20:00 -
                """);
    }

    @Test
    void whatIsMeasuredByTheHourComesAndGoesOverHours() {
        story("""
                08:00:00 trolley RR 32
                08:00:15 -                                      => RAISED MEDIUM RR 32 > 30 /min for 15 s | on, calls nurse
                08:01:00 Ann acknowledges respiratory rate high => DONE
                                                                => ACKNOWLEDGED respiratory rate high by Ann | on, seen
                09:00:00 trolley RR 26
                09:00:15 -                                      => CEASED RR back at 26 /min, limit 30, after 1 h | off, seen
                10:00:00 trolley RR 32
                10:00:15 -                                      => RAISED MEDIUM RR 32 > 30 /min for 15 s | on, calls nurse
                10:01:00 Ann acknowledges respiratory rate high => DONE
                                                                => ACKNOWLEDGED respiratory rate high by Ann | on, seen
                11:00:00 trolley RR 26
                11:00:15 -                                      => CEASED RR back at 26 /min, limit 30, after 1 h | off, seen
                12:00:00 trolley RR 33
                12:00:15 -                                      => RAISED MEDIUM RR 33 > 30 /min for 15 s, 3 times within 12 h | on, calls nurse
                12:01:00 Ann acknowledges respiratory rate high => DONE
                                                                => ACKNOWLEDGED respiratory rate high by Ann | on, seen
                13:00:00 trolley RR 26
                14:00:00 trolley RR 32
                15:00:00 trolley RR 26
                17:59:59 -
                18:00:00 -                                      => CEASED RR back at 26 /min, limit 30, after 6 h | off, seen
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
