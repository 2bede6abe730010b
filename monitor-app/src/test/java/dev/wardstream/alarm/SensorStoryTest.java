package dev.wardstream.alarm;

import static dev.wardstream.alarm.Shift.story;

import org.junit.jupiter.api.Test;

/** A sensor that cannot be trusted says nothing of the patient. */
class SensorStoryTest {
    @Test
    void aPoorSignalRaisesItsOwnAlarmAndNoOther() {
        story("""
                10:00:00 wearable HR 80
                10:00:10 wearable HR 190 (every 2, until 10:00:40, quality 0.1) => RAISED LOW Sensor fault: signal quality 0.10 for 10 s | on, calls nurse
                10:00:42 wearable HR 82 (every 2, until 10:01:00, quality 0.9) => CEASED Sensor works again: signal quality 0.90, after 42 s | off
                """);
    }

    @Test
    void whatWasNotRaisedYetIsNotRaisedByAPoorSignal() {
        story("""
                10:00:00 wearable HR 150
                10:00:10 wearable HR 150 (quality 0.1)
                10:00:15 -
                10:00:16 wearable HR 150 (quality 0.9)
                10:00:30 -
                10:00:31 - => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                """);
    }

    @Test
    void anotherDeviceWithAGoodSignalStillCounts() {
        story("""
                10:00:00 wearable HR 150 (quality 0.1)
                10:00:01 monitor HR 150
                10:00:10 wearable HR 150 (quality 0.1) => RAISED LOW Sensor fault: signal quality 0.10 for 10 s | on, calls nurse
                10:00:16 -                             => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                """);
    }

    @Test
    void aPacemakersFlatLineSilencesNoScore() {
        story("""
                10:00:00 monitor HR 60 (every 20, until 10:05:00) => RAISED LOW Flat line: HR 60 /min without any change for 5 min | on, calls nurse
                10:05:10 monitor news2 SBP 3, RR 3, SpO2 3
                10:05:40 monitor HR 60                            => RAISED HIGH NEWS2 9 (RR 3, SpO2 3, SBP 3) | on, calls nurse
                """);
    }

    @Test
    void aHeartRateThatStandsStillPastAnExtremeLimitIsNotSilenced() {
        story("""
                10:00:00 monitor HR 110 (every 20, until 10:05:00) => RAISED LOW Flat line: HR 110 /min without any change for 5 min | on, calls nurse
                10:05:10 Dr-Roy sets HR ..90/100 until 12:00:00 by Dr-Roy => DONE
                10:05:20 monitor HR 110
                10:05:35 -                                         => RAISED HIGH HR 110 > 100 /min for 15 s | on, calls nurse
                """);
    }

    @Test
    void aHeartRateThatStandsStillWithinTheExtremeLimitsIsNotHeldAgainstTheOthers() {
        story("""
                10:00:00 monitor HR 110 (every 20, until 10:05:00) => RAISED LOW Flat line: HR 110 /min without any change for 5 min | on, calls nurse
                10:05:10 Dr-Roy sets HR ..90/120 until 12:00:00 by Dr-Roy => DONE
                10:05:20 monitor HR 110 (every 20, until 10:06:00)
                10:06:10 monitor HR 112
                10:06:20 monitor HR 111                            => CEASED HR changes again: 112 /min, after 6 min 20 s | off
                10:06:25 -                                         => RAISED MEDIUM HR 111 > 90 /min for 15 s | on, calls nurse
                """);
    }

    @Test
    void aFlatLineSilencesNoOtherDevicesHeartRateAndNoOtherVital() {
        story("""
                10:00:00 monitor HR 60 (every 20, until 10:05:00) => RAISED LOW Flat line: HR 60 /min without any change for 5 min | on, calls nurse
                10:05:10 wearable HR 150, RR 33
                10:05:25 -                                        => RAISED HIGH HR 150 > 140 /min for 15 s, by wearable W-3 | on, calls nurse
                                                                  => RAISED MEDIUM RR 33 > 30 /min for 15 s | on, together
                """);
    }

    @Test
    void anEmptyBatteryIsToldOnceItIsSureAndUntilItIsCharged() {
        story("""
                10:00:00 wearable HR 80 (battery 0.16)
                10:00:20 wearable HR 80 (battery 0.14, every 20, until 10:01:20) => RAISED LOW Battery of W-3 at 14 %, below 15 % | on, calls nurse
                10:01:40 wearable HR 80 (battery 0.19, every 20, until 10:03:00)
                10:03:20 wearable HR 80 (battery 0.2, every 20, until 10:04:20) => CEASED Battery of W-3 back at 20 %, after 4 min | off
                """);
    }

    @Test
    void aBatteryThatIsReportedSeldomIsToldToo() {
        story("""
                10:00:00 wearable HR 80 (battery 0.1)
                10:01:00 wearable HR 80 => RAISED LOW Battery of W-3 at 10 %, below 15 % | on, calls nurse
                10:02:00 wearable HR 80
                10:02:30 wearable HR 80 (battery 0.1)
                """);
    }

    @Test
    void aSilentDeviceIsToldAndTakenOffIsNotMissed() {
        story("""
                10:00:00 wearable HR 80
                10:03:00 -                     => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:04:00 wearable is taken off => CEASED No longer waiting for wearable W-3, after 4 min | off
                10:04:01 -
                """);
    }

    @Test
    void aDeviceThatIsPutOnAgainBeginsItsFlatLineAnew() {
        story("""
                10:00:00 monitor HR 80 (every 20, until 10:05:00) => RAISED LOW Flat line: HR 80 /min without any change for 5 min | on, calls nurse
                10:05:10 monitor is taken off                     => CEASED Sensor no longer watched by M-1, after 5 min 10 s | off
                10:05:20 monitor HR 80 (every 20, until 10:10:00)
                10:10:20 monitor HR 80                            => RAISED LOW Flat line: HR 80 /min without any change for 5 min | on, calls nurse
                """);
    }

    @Test
    void aRecordReceivedBeforeDoesNotEndASilence() {
        story("""
                10:00:00 wearable HR 80
                10:03:00 - => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:00:00 wearable HR 81 (measured 09:59:59)
                10:03:01 -
                """);
    }
}
