package dev.wardstream.alarm;

import static dev.wardstream.alarm.Shift.story;

import org.junit.jupiter.api.Test;

/** Limits of a patient's own. */
class OwnLimitsStoryTest {
    @Test
    void whatIsPastTheWardsLimitsIsNotPastThePatientsOwn() {
        story("""
                10:00:00 trolley HR 130
                10:00:15 -                                                   => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 Ann sets HR 40/50..140/150 until 18:00:00 by Dr-Roy => DONE
                10:05:00 trolley HR 130
                10:05:15 -                                                   => CEASED HR 130 /min (limit 120), now 130, limit now 140, over after 5 min 15 s | off
                10:06:00 trolley HR 145
                10:06:15 -                                                   => RAISED MEDIUM HR 145 > 140 /min for 15 s | on, calls nurse
                """);
    }

    @Test
    void narrowerLimitsRaiseWhatTheWardsWouldNot() {
        story("""
                10:00:00 Ann sets SpO2 90/94.. until 18:00:00 by Dr-Roy => DONE
                10:01:00 trolley SpO2 92
                10:01:15 -                                              => RAISED MEDIUM SpO2 92 < 94 % for 15 s | on, calls nurse
                10:02:00 trolley SpO2 89
                10:02:15 -                                              => PRIORITY_CHANGED HIGH SpO2 89 < 90 % for 15 s | on, calls nurse
                """);
    }

    @Test
    void limitsExpireAndTheWardsHoldAgain() {
        story("""
                10:00:00 Ann sets HR ..140/150 until 10:30:00 by Dr-Roy => DONE
                10:10:00 trolley HR 130
                10:29:59 trolley HR 130
                10:30:00 -
                10:31:00 trolley HR 130
                10:31:15 -                                              => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                """);
    }

    @Test
    void limitsExpireInTheMiddleOfADelay() {
        story("""
                10:00:00 Ann sets HR ..125/150 until 10:30:00 by Dr-Roy => DONE
                10:29:50 trolley HR 130
                10:30:05 -                                              => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                """);
    }

    @Test
    void aLongerDelayIsAPatientsOwnToo() {
        story("""
                10:00:00 Ann sets HR .. until 18:00:00 by Dr-Roy (delay 60) => DONE
                10:01:00 trolley HR 130
                10:01:59 -
                10:02:00 -                                                  => RAISED MEDIUM HR 130 > 120 /min for 1 min; last measured 1 min ago | on, calls nurse
                """);
    }

    @Test
    void aVitalThatTheWardDoesNotWatchCanBeWatchedForOnePatient() {
        story("""
                10:00:00 trolley MAP 130
                10:00:15 -
                10:01:00 Ann sets MAP 60..110 until 18:00:00 by Dr-Roy => DONE
                10:02:00 trolley MAP 130
                10:02:15 -                                                 => RAISED MEDIUM MAP 130 > 110 mmHg for 15 s | on, calls nurse
                10:03:00 Ann sets HR ..140/150 until 18:00:00 by Dr-Roy    => DONE
                10:04:00 trolley MAP 130                                   => CEASED MAP 130 mmHg (limit 110), now 130, no limit any more, over after 2 min | off
                10:04:15 -
                """);
    }

    @Test
    void limitsThatContradictThemselvesOrTheWardsAreRefused() {
        story("""
                10:00:00 Ann sets HR 120..100 until 18:00:00 by Dr-Roy => INVALID
                10:00:01 Ann sets HR ..150 until 18:00:00 by Dr-Roy    => INVALID
                10:00:02 Ann sets HR 5.. until 18:00:00 by Dr-Roy      => INVALID
                10:01:00 trolley HR 130
                10:01:15 -                                             => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                """);
    }

    @Test
    void limitsThatHaveExpiredOnTheWayAreRefused() {
        story("""
                10:00:00 trolley HR 130
                10:05:00 Ann sets HR ..140/150 until 10:05:00 by Dr-Roy (issued 09:59:00) => INVALID
                                                                             => 10:00:15 RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:05:01 Ann sets HR ..140/150 until 10:05:02 by Dr-Roy (issued 09:59:00) => DONE
                """);
    }

    @Test
    void olderLimitsThatArriveLaterDoNotReplaceNewerOnes() {
        story("""
                10:00:00 Ann sets HR ..140/150 until 18:00:00 by Dr-Roy (issued 09:59:59) => DONE
                10:00:01 Bea sets HR ..130/150 until 18:00:00 by Dr-Roy (issued 09:59:50) => STALE
                10:01:00 trolley HR 135
                10:01:15 -
                """);
    }

    @Test
    void limitsSetAgainTakeThePlaceOfThoseBefore() {
        story("""
                10:00:00 Ann sets HR ..140/150, SpO2 80/85.. until 18:00:00 by Dr-Roy => DONE
                10:01:00 Ann sets HR ..140/150 until 18:00:00 by Dr-Roy      => DONE
                10:02:00 trolley HR 130, SpO2 87
                10:02:15 -                                                   => RAISED MEDIUM SpO2 87 < 90 % for 15 s | on, calls nurse
                """);
    }
}
