package dev.wardstream.alarm;

import static dev.wardstream.alarm.Shift.story;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Several devices measure the same vital: each is judged by itself, and it is one alarm. */
class DevicesStoryTest {
    @Test
    void aBandWhoseClockIsThreeSecondsAheadHidesNobody() {
        story("""
                10:00:00 wearable HR 80 (measured 10:00:03)
                10:00:00 monitor HR 170
                10:00:05 wearable HR 80 (measured 10:00:08)
                10:00:05 monitor HR 170
                10:00:10 wearable HR 80 (measured 10:00:13)
                10:00:10 monitor HR 170
                10:00:15 - => RAISED HIGH HR 170 > 140 /min for 15 s, by bedside monitor M-1 | on, calls nurse
                """);
    }

    @Test
    void twoRightClocksThatDisagreeResetNobodysDelayAndAreTold() {
        story("""
                10:00:00 wearable HR 85
                10:00:01 monitor HR 170
                10:00:02 wearable HR 85 (every 2, until 10:00:14)
                10:00:15 monitor HR 170
                10:00:16 -              => RAISED HIGH HR 170 > 140 /min for 15 s, by bedside monitor M-1 | on, calls nurse
                10:00:16 wearable HR 85
                10:00:20 monitor HR 170
                10:00:22 wearable HR 85
                10:00:32 -              => RAISED LOW HR 170 /min by bedside monitor M-1, 85 /min by wearable W-3, for 30 s | on, together
                10:00:40 monitor HR 171
                10:00:41 wearable HR 85
                10:00:50 monitor HR 90
                10:00:52 wearable HR 86
                10:01:05 -              => CEASED HR 171 /min (limit 140), by bedside monitor M-1, now 90, over after 1 min 4 s | latched
                10:01:10 monitor HR 90
                10:01:11 wearable HR 86
                10:01:20 -              => CEASED HR agrees again: 90 /min by bedside monitor M-1, 86 /min by wearable W-3, after 1 min 18 s | off, together
                """);
    }

    @Test
    void interleavedReadingsDoNotMakeTheAlarmFlap() {
        Shift shift = new Shift();
        StringBuilder script = new StringBuilder("09:59:59 wearable HR 85\n");
        for (int second = 0; second < 180; second++) {
            String time = String.format(Locale.ROOT, "10:%02d:%02d", second / 60, second % 60);
            script.append(time).append(second % 2 == 0 ? " monitor HR 170" : " wearable HR 85");
            script.append(
                    second == 15
                            ? " => RAISED HIGH HR 170 > 140 /min for 15 s, by bedside monitor M-1 | on, calls nurse\n"
                            : second == 31
                                    ? " => RAISED LOW HR 170 /min by bedside monitor M-1, 85 /min by wearable W-3, for 30 s | on, together\n"
                                    : second == 135
                                            ? " => ESCALATED heart rate high | on, calls charge nurse\n"
                                            : "\n");
        }
        shift.goes(script.toString());
    }

    @Test
    void itRisesByWhicheverDeviceIsWorse() {
        story("""
                10:00:00 wearable HR 80
                10:00:00 monitor HR 130
                10:00:10 wearable HR 132
                10:00:15 -               => RAISED MEDIUM HR 130 > 120 /min for 15 s, by bedside monitor M-1 | on, calls nurse
                10:00:20 wearable HR 145
                10:00:21 monitor HR 131
                10:00:35 -               => PRIORITY_CHANGED HIGH HR 145 > 140 /min for 15 s, by wearable W-3 | on, calls nurse
                10:00:36 monitor HR 90
                10:00:40 wearable HR 90
                10:00:50 monitor HR 90
                10:00:55 -               => CEASED HR 145 /min (limit 140), by wearable W-3, now 90, by bedside monitor M-1, over after 55 s | latched
                """);
    }

    @Test
    void aDeviceThatFellSilentDoesNotHoldAnAlarmAgainstOneThatSpeaks() {
        story("""
                10:00:00 wearable HR 150
                10:00:00 monitor HR 90 (every 5, until 10:00:15) => RAISED HIGH HR 150 > 140 /min for 15 s, by wearable W-3 | on, calls nurse
                10:00:20 monitor HR 90 (every 5, until 10:00:40)
                10:00:45 monitor HR 90                           => CEASED HR 150 /min (limit 140), by wearable W-3, now 90, by bedside monitor M-1, over after 45 s | latched
                """);
    }

    @Test
    void ifNobodySpeaksTheAlarmStaysOn() {
        story("""
                10:00:00 wearable HR 130
                10:00:10 monitor HR 131
                10:00:15 - => RAISED MEDIUM HR 130 > 120 /min for 15 s, by wearable W-3 | on, calls nurse
                10:01:10 - => RAISED MEDIUM No data for 1 min from bedside monitor M-1 | on, together
                10:02:59 -
                """);
    }

    @Test
    void aDeviceTakenOffLeavesTheAlarmToTheOneThatHoldsItToo() {
        story("""
                10:00:00 wearable HR 130
                10:00:05 monitor HR 131
                10:00:15 -                     => RAISED MEDIUM HR 130 > 120 /min for 15 s, by wearable W-3 | on, calls nurse
                10:00:16 wearable is taken off
                10:00:30 monitor HR 131
                10:00:40 monitor HR 90
                10:00:55 -                     => CEASED HR 131 /min (limit 120), now 90, over after 55 s | off
                """);
    }

    @Test
    void aDeviceTakenOffEndsWithTheDelayWhatTheOtherSaysIsNotSo() {
        story("""
                10:00:00 wearable HR 130
                10:00:05 monitor HR 90
                10:00:15 -                     => RAISED MEDIUM HR 130 > 120 /min for 15 s, by wearable W-3 | on, calls nurse
                10:00:20 monitor HR 90
                10:00:25 wearable is taken off
                10:00:34 monitor HR 91
                10:00:35 -                     => CEASED HR 130 /min (limit 120), now 91, over after 35 s | off
                """);
    }

    @Test
    void aPoorSignalOfOneDeviceLeavesTheOtherAsItIs() {
        story("""
                10:00:00 wearable HR 130
                10:00:01 monitor HR 130
                10:00:08 wearable HR 190 (quality 0.1)
                10:00:16 -                             => RAISED MEDIUM HR 130 > 120 /min for 15 s, by bedside monitor M-1 | on, calls nurse
                """);
    }

    @Test
    void aRoundOfTheMorningDoesNotOutweighAMonitor() {
        story("""
                10:00:00 trolley SBP 85
                10:00:15 -               => RAISED MEDIUM SBP 85 < 90 mmHg for 15 s | on, calls nurse
                10:02:00 monitor SBP 118
                10:02:10 monitor SBP 119
                10:02:15 -               => CEASED SBP 85 mmHg (limit 90), by spot-check device T-9, now 119, by bedside monitor M-1, over after 2 min 15 s | off
                """);
    }

    @Test
    void aBacklogOfOneDeviceDisturbsNothingOfTheOther() {
        story("""
                11:00:00 monitor HR 80
                11:00:05 wearable HR 150 (measured 10:00:00)
                11:00:05 wearable HR 150 (measured 10:00:20)
                11:00:06 monitor HR 150
                11:00:07 monitor HR 80
                11:00:08 wearable HR 90 (measured 10:00:40)
                11:00:08 wearable HR 90 (measured 10:01:00) => RAISED HIGH HR 150 > 140 /min for 15 s, by wearable W-3 | off, in retrospect
                                                            => CEASED HR 150 /min (limit 140), by wearable W-3, now 90, over after 55 s | off, in retrospect
                """);
    }

    @Test
    void aDeteriorationThatABacklogShowsAndGoesOnIsToldWithItsOnsetWhateverTheOtherSays() {
        story("""
                11:00:00 monitor HR 80
                11:00:05 wearable HR 150 (measured 10:50:00)
                11:00:05 wearable HR 150 (measured 10:50:20)
                11:00:06 monitor HR 80
                11:00:07 wearable HR 150 => RAISED HIGH HR 150 > 140 /min for 10 min 7 s, by wearable W-3 | on, calls nurse
                """);
    }

    @Test
    void aBatteryToldWithAnotherVitalOfTheSameInstantCounts() {
        story("""
                10:00:00 wearable HR 80
                10:00:00 wearable RR 16 (battery 0.05)
                10:01:00 - => RAISED LOW Battery of W-3 at 5 %, below 15 % | on, calls nurse
                """);
    }

    @Test
    void aQualityToldWithAnotherVitalOfTheSameInstantCounts() {
        story("""
                10:00:00 wearable HR 150
                10:00:00 wearable RR 16 (quality 0.1)
                10:00:05 wearable HR 150
                10:00:05 wearable RR 16 (quality 0.1)
                10:00:10 wearable HR 150 => RAISED LOW Sensor fault: signal quality 0.10 for 10 s | on, calls nurse
                10:00:10 wearable RR 16 (quality 0.1)
                10:00:15 wearable HR 150
                10:00:15 wearable RR 16 (quality 0.1)
                10:00:20 wearable HR 80
                10:00:20 wearable RR 16 (quality 0.9)
                10:00:30 - => CEASED Sensor works again: signal quality 0.90, after 30 s | off
                """);
    }

    @Test
    void aDurationIsThatOfTheLimitThatIsNamed() {
        story("""
                10:00:00 monitor HR 130 (every 10, until 10:00:10)
                10:00:20 monitor HR 130 => 10:00:15 RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:00:30 monitor HR 130 (every 10, until 10:01:30)
                10:01:40 monitor HR 150
                10:01:50 monitor HR 150
                10:01:55 - => PRIORITY_CHANGED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                """);
    }

    @Test
    void oneDeviceThatFallsSilentIsComparedNoMore() {
        story("""
                10:00:00 wearable SpO2 97
                10:00:01 monitor SpO2 90
                10:00:10 wearable SpO2 97
                10:00:20 monitor SpO2 90
                10:00:30 wearable SpO2 97
                10:00:40 monitor SpO2 90 => RAISED LOW SpO2 90 % by bedside monitor M-1, 97 % by wearable W-3, for 30 s | on, calls nurse
                10:01:00 monitor SpO2 90
                10:01:10 monitor SpO2 90
                10:01:35 monitor SpO2 90
                10:01:40 - => CEASED SpO2 of M-1 and W-3 no longer compared, after 1 min 30 s | off
                """);
    }

    @Test
    void aDisagreementIsOverOnceBothDevicesAreSilent() {
        story("""
                10:00:00 wearable RR 12
                10:00:01 monitor RR 22
                10:00:10 wearable RR 12
                10:00:20 monitor RR 22
                10:00:30 wearable RR 12
                10:00:40 monitor RR 22 => RAISED LOW RR 22 /min by bedside monitor M-1, 12 /min by wearable W-3, for 30 s | on, calls nurse
                10:01:30 -             => CEASED RR of M-1 and W-3 no longer compared, after 1 min 20 s | off
                """);
    }

    @Test
    void aDisagreementEndsWithADeviceThatIsTakenOff() {
        story("""
                10:00:00 wearable RR 12
                10:00:01 monitor RR 22
                10:00:10 wearable RR 12
                10:00:20 monitor RR 22
                10:00:30 wearable RR 12
                10:00:40 monitor RR 22         => RAISED LOW RR 22 /min by bedside monitor M-1, 12 /min by wearable W-3, for 30 s | on, calls nurse
                10:00:41 wearable is taken off => CEASED RR of M-1 and W-3 no longer compared, after 31 s | off
                """);
    }
}
