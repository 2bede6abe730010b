package dev.wardstream.alarm;

import static dev.wardstream.alarm.Shift.story;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What an alarm reached is told when it is over, and until somebody has seen it. */
class PeakStoryTest {
    @Test
    void whoComesLateReadsHowFastTheHeartWas() {
        story("""
                10:00:00 monitor HR 150 (every 10, until 10:00:20) => 10:00:15 RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:00:30 monitor HR 169
                10:00:40 monitor HR 145
                10:00:50 monitor HR 63 (every 10, until 10:01:10) => 10:01:05 CEASED HR 169 /min (limit 140), now 63, over after 1 min 5 s | latched
                """);
    }

    @Test
    void theWorstBeforeTheDelayWasOverCountsToo() {
        story("""
                10:00:00 monitor HR 138
                10:00:05 monitor HR 125
                10:00:15 monitor HR 125 => RAISED MEDIUM HR 125 > 120 /min for 15 s | on, calls nurse
                10:00:20 monitor HR 90 (every 10, until 10:00:40) => 10:00:35 CEASED HR 138 /min (limit 120), now 90, over after 35 s | off
                """);
    }

    @Test
    void ofALowLimitTheLowestIsTold() {
        story("""
                10:00:00 monitor SpO2 88 (every 10, until 10:00:10)
                10:00:20 monitor SpO2 86 => 10:00:15 RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, calls nurse
                10:00:30 monitor SpO2 89
                10:00:40 monitor SpO2 97 (every 10, until 10:01:00) => 10:00:55 CEASED SpO2 86 % (limit 90), now 97, over after 55 s | off
                """);
    }

    @Test
    void ofANews2TheHighestTotalIsTold() {
        story("""
                10:00:00 trolley news2 RR 3, SpO2 2
                10:00:30 - => RAISED MEDIUM NEWS2 5 (RR 3, SpO2 2) | on, calls nurse
                10:05:00 trolley news2 RR 3, SpO2 2, pulse 1
                10:10:00 trolley news2 RR 1
                10:10:30 - => CEASED NEWS2 6, now 1 (RR 1), over after 10 min 30 s | off
                """);
    }

    @Test
    void aCallAfterASilenceSaysWhatWasReachedMeanwhile() {
        story("""
                10:00:00 monitor HR 150 (every 10, until 10:00:20) => 10:00:15 RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:00:25 Ann silences heart rate high until 10:01:00: at the bed => DONE
                                           => SILENCED heart rate high by Ann | on, silenced
                10:00:30 monitor HR 169
                10:00:40 monitor HR 145 (every 10, until 10:01:00) => SOUNDED HIGH HR 150 > 140 /min for 15 s; at worst HR 169; now HR 145 | on, calls nurse
                """);
    }

    @Test
    void aRecordOfTheAlarmHoldsTheWorstAndWhenItWas() {
        Shift shift = new Shift().goes("""
                10:00:00 monitor HR 150 (every 10, until 10:00:20) => 10:00:15 RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:00:30 monitor HR 169
                10:00:40 monitor HR 145
                10:00:50 monitor HR 63 (every 10, until 10:01:10) => 10:01:05 CEASED HR 169 /min (limit 140), now 63, over after 1 min 5 s | latched
                10:02:00 Ann acknowledges heart rate high => DONE
                                                          => ACKNOWLEDGED heart rate high by Ann | off, seen
                """);
        List<Alert> told = shift.reactions().stream()
                .flatMap(reaction -> reaction.alerts().stream())
                .toList();
        Alert.Peak first = new Alert.Peak(150, Story.at("10:00:00"));
        Alert.Peak worst = new Alert.Peak(169, Story.at("10:00:30"));
        assertThat(told).extracting(Alert::peak).containsExactly(first, worst, worst);
        assertThat(told).extracting(Alert::limit).containsOnly(140.0);
    }
}
