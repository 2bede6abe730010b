package dev.wardstream.alarm;

import static dev.wardstream.alarm.Shift.story;

import org.junit.jupiter.api.Test;

/** A device's clock is off: it is watched all the same, and somebody is told to set it. */
class ClockStoryTest {
    @Test
    void aClockThatIsBehindIsToldOnceWithByHowMuchAndSoIsItsEnd() {
        story("""
                10:00:00 monitor HR 80 (clock -180, every 1, until 10:04:00) => RAISED LOW Clock of bedside monitor M-1 is 3 min behind | on, calls nurse
                10:04:01 monitor HR 81 (every 1, until 10:04:20) => CEASED Clock of bedside monitor M-1 is right again, after 4 min 11 s | off
                """);
    }

    @Test
    void aClockThatIsAnHourAheadIsSaidToBeSo() {
        story("""
                10:00:00 wearable HR 80 (clock 3599, every 1, until 10:01:00) => RAISED LOW Clock of wearable W-3 is 1 h ahead | on, calls nurse
                """);
    }

    @Test
    void someSecondsAreNotWorthAWordAndHowFarItDriftsIsNotToldAnew() {
        story("""
                10:00:00 monitor HR 80 (clock -9, every 1, until 10:01:00)
                10:01:01 monitor HR 80 (clock -10, every 1, until 10:02:00) => RAISED LOW Clock of bedside monitor M-1 is 10 s behind | on, calls nurse
                10:02:01 monitor HR 81 (clock -25, every 1, until 10:03:00)
                10:03:01 monitor HR 80 (clock -6, every 1, until 10:04:00)
                10:04:01 monitor HR 81 (clock -4, every 1, until 10:04:30) => CEASED Clock of bedside monitor M-1 is right again, after 3 min 10 s | off
                """);
    }

    @Test
    void oneWildStampIsNoClockThatIsOff() {
        story("""
                10:00:00 monitor HR 80 (every 1, until 10:00:30)
                10:00:31 monitor HR 80 (clock 30000000000)
                10:00:32 monitor HR 81 (every 1, until 10:01:30)
                """);
    }

    @Test
    void whatArrivesLateSaysNothingOfTheClockAsItGoesNow() {
        story("""
                10:10:00 wearable HR 80
                10:12:00 wearable HR 80 (measured 10:10:30, clock -600)
                10:12:01 wearable HR 82 (measured 10:10:50, clock -600)
                10:12:10 wearable HR 84
                """);
    }

    @Test
    void theTroubleOfAPatientIsCalledBesideIt() {
        story("""
                10:00:00 monitor HR 180 (clock -180, every 1, until 10:00:30) => RAISED LOW Clock of bedside monitor M-1 is 3 min behind | on, calls nurse
                                                                              => RAISED HIGH HR 180 > 140 /min for 15 s | on, calls nurse
                """);
    }
}
