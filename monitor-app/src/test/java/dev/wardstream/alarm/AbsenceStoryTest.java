package dev.wardstream.alarm;

import static dev.wardstream.alarm.Shift.story;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a patient is owed by the devices they wear, and is not given. */
class AbsenceStoryTest {
    @Test
    void aDeviceThatWasAssignedAndNeverHeardIsTold() {
        story("""
                10:00:00 wearable is assigned
                10:02:59 -
                10:03:00 -               => RAISED MEDIUM No data from wearable W-3 since it was assigned 3 min ago | on, calls nurse
                10:05:00 wearable HR 80  => CEASED Data again from wearable W-3, after 5 min | off
                """);
    }

    @Test
    void toldAgainThatItIsAssignedItIsWaitedForNoLonger() {
        story("""
                10:00:00 monitor is assigned
                10:00:50 monitor is assigned
                10:01:00 -                   => RAISED MEDIUM No data from bedside monitor M-1 since it was assigned 1 min ago | on, calls nurse
                10:01:10 monitor is assigned
                10:03:00 monitor is taken off => CEASED No longer waiting for bedside monitor M-1, after 3 min | off
                """);
    }

    @Test
    void aDeviceThatIsTakenOffBeforeItsTimeIsUpIsOwedNothing() {
        story("""
                10:00:00 wearable is assigned
                10:02:00 wearable is taken off
                11:00:00 -
                11:00:00 wearable is assigned
                11:03:00 -                    => RAISED MEDIUM No data from wearable W-3 since it was assigned 3 min ago | on, calls nurse
                """);
    }

    @Test
    void ofWhoWasDischargedNothingIsOwed() {
        story("""
                10:00:00 wearable is assigned
                10:01:00 Ann discharges home  => DONE
                10:01:02 wearable is assigned
                10:30:00 -
                """);
    }

    @Test
    void whoIsGivenADeviceAfterADischargeIsBack() {
        story("""
                10:00:00 wearable HR 80
                10:01:00 Ann discharges home  => DONE
                10:05:00 wearable is assigned
                10:08:00 -                    => RAISED MEDIUM No data from wearable W-3 since it was assigned 3 min ago | on, calls nurse
                """);
    }

    @Test
    void aDeviceOfWhichAllIsRefusedSaysWhy() {
        story("""
                10:00:00 wearable is assigned
                10:00:10 wearable is refused 1 KEY_MISMATCH
                10:00:40 wearable is refused 30 KEY_MISMATCH
                10:01:10 wearable is refused 9 NO_VITALS
                10:03:00 -                    => RAISED MEDIUM Nothing usable from wearable W-3 for 3 min: 40 records refused, mostly ‘the record's key is not the device id’ | on, calls nurse
                10:05:00 wearable HR 80       => CEASED Data again from wearable W-3, after 5 min | off
                10:08:00 -                    => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                """);
    }

    @Test
    void oneRecordThatWasRefusedIsOne() {
        story("""
                10:00:00 wearable HR 80
                10:00:10 wearable is refused 1 NO_VITALS
                10:03:00 -                    => RAISED MEDIUM Nothing usable from wearable W-3 for 3 min: 1 record refused, ‘no vital sign in it’ | on, calls nurse
                """);
    }

    @Test
    void whatIsRefusedBesideWhatIsLetInIsNoSilence() {
        story("""
                10:00:00 wearable HR 80
                10:01:00 wearable is refused 9 DEVICE_RATE
                10:02:30 wearable HR 80
                10:04:00 wearable HR 80
                10:06:30 wearable HR 80
                """);
    }

    @Test
    void aDeviceThatSendsOnlyWhatIsLongPastLeavesTheBedUnwatched() {
        story("""
                10:00:00 wearable is assigned
                10:00:30 wearable HR 80 (measured 08:00:00)
                10:01:30 wearable HR 81 (measured 08:01:00)
                10:03:00 -                                  => RAISED MEDIUM Only old data from wearable W-3 for 3 min: newest measured 2 h 2 min ago | on, calls nurse
                10:03:30 wearable HR 82 (measured 08:02:00)
                10:04:00 wearable HR 80                     => CEASED Data again from wearable W-3, after 4 min | off
                """);
    }

    @Test
    void anExportOnceAMinuteIsToldOnceAtMostAndThenKnown() {
        story("""
                10:00:00 monitor HR 80
                10:01:01 monitor HR 81 => 10:01:00 RAISED MEDIUM No data for 1 min from bedside monitor M-1 | on, calls nurse
                                       => CEASED Data again from bedside monitor M-1, after 1 min 1 s | off
                10:02:00 monitor HR 82
                10:02:59 monitor HR 81
                10:04:01 monitor HR 82
                10:05:03 monitor HR 83
                10:06:01 monitor HR 82
                10:08:54 -
                10:08:55 -             => RAISED MEDIUM No data for 2 min 54 s from bedside monitor M-1 | on, calls nurse
                """);
    }

    @Test
    void aMonitorThatMeasuresEachSecondIsMissedWithinAMinuteWhateverPausesItMade() {
        story("""
                10:00:00 monitor HR 80 (every 1, until 10:01:00)
                10:01:50 monitor HR 81 (every 1, until 10:02:50)
                10:03:40 monitor HR 82 (every 1, until 10:04:00)
                10:05:00 -             => RAISED MEDIUM No data for 1 min from bedside monitor M-1 | on, calls nurse
                """);
    }

    @Test
    void anHourlyChartThatIsCalledAMonitorIsToldAndStaysSoWithoutAStorm() {
        Shift shift = new Shift(AlarmPolicy.defaults().withHandling(Story.PLAIN));
        shift.goes("""
                00:00:00 monitor HR 80
                01:00:00 monitor HR 81 => 00:01:00 RAISED MEDIUM No data for 1 min from bedside monitor M-1 | on, calls nurse
                                       => CEASED Data again from bedside monitor M-1, after 1 h | off
                02:00:00 monitor HR 82 => 01:01:00 RAISED MEDIUM No data for 1 min from bedside monitor M-1 | on, calls nurse
                03:00:00 monitor HR 81
                04:01:00 monitor HR 82
                05:00:00 monitor HR 83
                05:00:10 monitor HR 82 => CEASED Data again from bedside monitor M-1, after 4 h | off
                05:00:20 monitor HR 82
                """);
    }

    @Test
    void aProbeThatComesOffIsToldWhileTheHeartRateGoesOn() {
        story("""
                10:00:00 monitor HR 80, SpO2 97 (every 1, until 10:02:00)
                10:02:01 monitor HR 80, RR 14 (every 1, until 10:02:59)
                10:03:00 monitor HR 81, RR 14   => RAISED LOW SpO2 no longer measured for 1 min by bedside monitor M-1 | on, calls nurse
                10:03:30 monitor HR 82, RR 14
                10:04:00 monitor HR 81, SpO2 96 => CEASED SpO2 measured again by bedside monitor M-1, after 2 min | off
                """);
    }

    @Test
    void aVitalThatIsLostWhileItsAlarmIsOnIsMoreUrgent() {
        story("""
                10:00:00 monitor HR 80, SpO2 88 (every 5, until 10:00:10)
                10:00:15 monitor HR 80, SpO2 88 => RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, calls nurse
                10:00:20 monitor HR 80, SpO2 88 (every 5, until 10:01:00)
                10:01:30 monitor HR 81
                10:02:00 monitor HR 82          => RAISED MEDIUM SpO2 no longer measured for 1 min by bedside monitor M-1 | on, together
                """);
    }

    @Test
    void aDeviceThatFallsSilentIsSilentAndHasLostNoVital() {
        story("""
                10:00:00 monitor HR 80, SpO2 97, RR 14 (every 1, until 10:00:20)
                10:00:21 monitor HR 80
                10:01:21 -                              => RAISED MEDIUM No data for 1 min from bedside monitor M-1 | on, calls nurse
                10:09:00 monitor HR 81                  => CEASED Data again from bedside monitor M-1, after 8 min 39 s | off
                10:09:01 monitor SpO2 97
                10:09:02 monitor RR 14
                """);
    }

    @Test
    void aProbeThatIsStillOffWhenTheDeviceIsBackIsToldThen() {
        story("""
                10:00:00 monitor HR 80, SpO2 97 (every 1, until 10:00:20)
                10:01:20 -              => RAISED MEDIUM No data for 1 min from bedside monitor M-1 | on, calls nurse
                10:09:00 monitor HR 81  => CEASED Data again from bedside monitor M-1, after 8 min 40 s | off
                10:09:30 monitor HR 82
                10:10:00 monitor HR 83  => RAISED LOW SpO2 no longer measured for 1 min by bedside monitor M-1 | on, calls nurse
                """);
    }

    @Test
    void aCuffIsMissedByItsOwnRhythm() {
        Story story = new Story();
        for (int minute = 0; minute <= 300; minute++) {
            String pressure = minute % 15 == 0 && minute <= 180 ? ", SBP 120, DBP 80" : "";
            String[] lost = {
                "03:45:00 RAISED LOW SBP no longer measured for 45 min by bedside monitor M-1",
            };
            for (int second = 0; second < 60; second += 30) {
                boolean due = minute == 225 && second == 0;
                story.monitor(
                        time(minute, second),
                        "HR 8" + minute % 10 + (second == 0 ? pressure : ""),
                        due ? lost : none());
            }
        }
    }

    @Test
    void whatWasMeasuredNowAndThenIsNotMissed() {
        Story story = new Story();
        for (int second = 0; second < 1_800; second += 5) {
            boolean spot = second == 0 || second == 5 || second == 300 || second == 320;
            story.monitor(time(0, second), "HR 8" + second % 10 + (spot ? ", SpO2 97" : ""));
        }
    }

    @Test
    void ofAnArtefactTheSensorIsToldAndNotThatItIsMissing() {
        story("""
                10:00:00 wearable HR 80 (every 10, until 10:02:00)
                10:02:10 wearable HR 190 (every 5, until 10:02:15, quality 0.1)
                10:02:20 wearable HR 190 (quality 0.1) => RAISED LOW Sensor fault: signal quality 0.10 for 10 s | on, calls nurse
                10:02:30 wearable HR 190 (every 10, until 10:08:00, quality 0.1)
                """);
    }

    @Test
    void whatSeveralRecordsTellOfOneSecondIsNoneOfItLost() {
        Story story = new Story();
        for (int second = 0; second < 600; second++) {
            String[] facts = {"HR 8" + second % 10, "SpO2 97", "RR 14", "SBP 120"};
            story.monitor(time(0, second), facts[second % 4]);
        }
        story.tick(time(0, 900), "00:10:59 RAISED MEDIUM No data for 1 min from bedside monitor M-1");
    }

    @Test
    void aProbeOfADeviceThatIsTakenOffIsNotMissed() {
        story("""
                10:00:00 monitor HR 80, SpO2 97 (every 1, until 10:00:20)
                10:00:21 monitor HR 80 (every 1, until 10:01:19)
                10:01:20 monitor HR 81         => RAISED LOW SpO2 no longer measured for 1 min by bedside monitor M-1 | on, calls nurse
                10:02:00 monitor is taken off  => CEASED SpO2 no longer watched by M-1, after 1 min 40 s | off
                """);
    }

    @Test
    void whatNobodyIsCalledForIsNotMissed() {
        Story story = new Story();
        for (int second = 0; second < 3_600; second += 10) {
            story.wearable(time(0, second), "HR 8" + second / 10 % 10 + (second < 600 ? ", Motion 0.1" : ""));
        }
        assertThat(story.told()).isEmpty();
    }

    private static String time(int minute, int second) {
        int all = 60 * minute + second;
        return String.format(Locale.ROOT, "%02d:%02d:%02d", all / 3600, all / 60 % 60, all % 60);
    }

    private static String[] none() {
        return new String[0];
    }
}
