package dev.wardstream.alarm;

import static dev.wardstream.alarm.Shift.story;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What stays until a person has seen it. */
class LatchingStoryTest {
    @Test
    void aHighAlarmStaysUntilSomebodyHasSeenIt() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                          => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 trolley HR 90
                10:01:15 -                          => CEASED HR 150 /min (limit 140), now 90, over after 1 min 15 s | latched
                10:30:00 -
                10:31:00 Ann clears heart rate high => DONE
                                                    => CLEARED heart rate high by Ann | off
                10:32:00 Ann clears heart rate high => NO_SUCH_ALARM
                """);
    }

    @Test
    void acknowledgingALatchedAlarmIsSeeingIt() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                           => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 trolley HR 90
                10:01:15 -                                           => CEASED HR 150 /min (limit 140), now 90, over after 1 min 15 s | latched
                10:02:00 Ann acknowledges heart rate high: looked in => DONE
                                                                     => ACKNOWLEDGED heart rate high by Ann | off, seen
                """);
    }

    @Test
    void aHighAlarmThatWasSeenIsOffAtOnce() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:00:40 Ann acknowledges heart rate high => DONE
                                                          => ACKNOWLEDGED heart rate high by Ann | on, seen
                10:01:00 trolley HR 90
                10:01:15 -                                => CEASED HR 150 /min (limit 140), now 90, over after 1 min 15 s | off, seen
                """);
    }

    @Test
    void aMediumAlarmIsOffAtOnce() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 - => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley HR 90
                10:01:15 - => CEASED HR 130 /min (limit 120), now 90, over after 1 min 15 s | off
                """);
    }

    @Test
    void aTechnicalAlarmNeverStays() {
        story("""
                10:00:00 wearable HR 80
                10:03:00 -              => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:05:00 wearable HR 80 => CEASED Data again from wearable W-3, after 5 min | off
                """);
    }

    @Test
    void whatIsStillOnCannotBeCleared() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                          => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 Ann clears heart rate high => STILL_ON
                10:01:01 Ann clears the episode     => STILL_ON
                """);
    }

    @Test
    void anAlarmThatComesBackTakesThePlaceOfWhatIsLeftOfIt() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                               => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 trolley HR 90
                10:01:15 -                               => CEASED HR 150 /min (limit 140), now 90, over after 1 min 15 s | latched
                10:30:00 trolley HR 150
                10:30:15 -                               => CLEARED heart rate high | off
                                                         => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:31:00 Ann clears heart rate high #1   => NO_SUCH_ALARM
                10:31:30 Ann acknowledges the episode #1 => NO_SUCH_ALARM
                10:32:00 Ann acknowledges the episode    => DONE
                                                         => ACKNOWLEDGED heart rate high by Ann | on, seen
                """);
    }

    @Test
    void whatIsLatchedAndWasMoreUrgentStaysUntilSomebodyHasSeenIt() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                               => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 trolley HR 90
                10:01:15 -                               => CEASED HR 150 /min (limit 140), now 90, over after 1 min 15 s | latched
                10:30:00 trolley HR 130
                10:30:15 -                               => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:31:00 Ann clears heart rate high #1   => DONE
                                                         => CLEARED heart rate high by Ann | off
                10:33:00 Ann acknowledges the episode    => DONE
                                                         => ACKNOWLEDGED heart rate high by Ann | on, seen
                """);
    }

    @Test
    void anAcknowledgedAlarmThatComesBackIsANewMatter() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                                => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 Ann acknowledges heart rate high => DONE
                                                          => ACKNOWLEDGED heart rate high by Ann | on, seen
                10:02:00 trolley HR 90
                10:02:15 -                                => CEASED HR 130 /min (limit 120), now 90, over after 2 min 15 s | off, seen
                10:02:30 trolley HR 130
                10:02:45 -                                => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                """);
    }

    @Test
    void clearingAnEpisodeClearsNotWhatNobodyHasSeenYet() {
        story("""
                10:00:00 trolley HR 150
                10:00:15 -                                        => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:00:30 trolley HR 90, SpO2 80
                10:00:45 -                                        => CEASED HR 150 /min (limit 140), now 90, over after 45 s | latched
                                                                  => RAISED HIGH SpO2 80 < 85 % for 15 s | on, calls nurse
                10:01:00 trolley SpO2 97
                10:01:15 -                                        => CEASED SpO2 80 % (limit 85), now 97, over after 45 s | latched
                10:01:20 Ann clears the episode (issued 10:00:40) => DONE
                                                                  => CLEARED heart rate high by Ann | off
                10:02:00 Ann clears the episode                   => DONE
                                                                  => CLEARED spo2 low by Ann | off
                """);
    }

    @Test
    void aClearingFromBeforeItRoseClearsNothing() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                                            => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:00:30 trolley HR 150
                10:00:45 -                                            => PRIORITY_CHANGED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 trolley HR 90
                10:01:15 -                                            => CEASED HR 150 /min (limit 140), now 90, over after 1 min 15 s | latched
                10:01:20 Ann clears heart rate high (issued 10:00:40) => STALE
                """);
    }

    @Test
    void whatLatchesIsSetForEachKind() {
        new Shift(AlarmPolicy.defaults().withHandling(latching(null, Map.of(AlarmKind.HEART_RATE_HIGH, true))))
                .goes("""
                10:00:00 trolley HR 130, SpO2 80
                10:00:15 - => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                           => RAISED HIGH SpO2 80 < 85 % for 15 s | on, calls nurse
                10:01:00 trolley HR 90, SpO2 97
                10:01:15 - => CEASED HR 130 /min (limit 120), now 90, over after 1 min 15 s | latched
                           => CEASED SpO2 80 % (limit 85), now 97, over after 1 min 15 s | off
                """);
    }

    @Test
    void aKindCanBeKeptFromLatching() {
        new Shift(AlarmPolicy.defaults().withHandling(latching(Priority.MEDIUM, Map.of(AlarmKind.SPO2_LOW, false))))
                .goes("""
                10:00:00 trolley HR 130, SpO2 80
                10:00:15 - => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                           => RAISED HIGH SpO2 80 < 85 % for 15 s | on, calls nurse
                10:01:00 trolley HR 90, SpO2 97
                10:01:15 - => CEASED HR 130 /min (limit 120), now 90, over after 1 min 15 s | latched
                           => CEASED SpO2 80 % (limit 85), now 97, over after 1 min 15 s | off
                """);
    }

    private static Handling latching(@Nullable Priority from, Map<AlarmKind, Boolean> kinds) {
        Handling defaults = Handling.defaults();
        return new Handling(
                new Handling.Latching(from, kinds),
                defaults.together(),
                defaults.escalation(),
                defaults.flapping(),
                defaults.silenceAtMost(),
                defaults.pauseAtMost(),
                defaults.commandsWithin());
    }
}
