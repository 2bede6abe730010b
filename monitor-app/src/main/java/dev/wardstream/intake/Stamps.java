package dev.wardstream.intake;

import java.time.Instant;

/** Which times a device may claim, epoch milliseconds; what is none looks like a mistake that can be named. */
final class Stamps {
    /** No device that speaks to a monitor measured before. */
    private static final long EARLIEST = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

    /** The end of the year 9999: what lies behind it is no epoch time in milliseconds. */
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    /** The last time that a store can keep, which counts nanoseconds. */
    static final long LATEST_KEPT = Long.MAX_VALUE / 1_000_000;

    /** Within which a mistaken unit is told by what it would mean. */
    private static final long OF_OUR_TIME =
            Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

    private Stamps() {}

    static boolean arePlausible(long stamp) {
        return stamp >= EARLIEST && stamp <= LATEST;
    }

    /** Which mistake a time that is not plausible looks like, such as {@code : seconds? epoch milliseconds are expected}. */
    static String mistake(long stamp) {
        String unit = isOfOurTime(stamp, 1_000, 1)
                ? "seconds"
                : isOfOurTime(stamp, 1, 1_000) ? "microseconds" : isOfOurTime(stamp, 1, 1_000_000) ? "nanoseconds" : "";
        if (!unit.isEmpty()) {
            return ": " + unit + "? epoch milliseconds are expected";
        }
        return stamp < EARLIEST
                ? " lies before the year 2000: is the device's clock set?"
                : " lies after the year 9999: epoch milliseconds are expected";
    }

    private static boolean isOfOurTime(long stamp, long times, long parts) {
        return stamp >= EARLIEST / times * parts && stamp <= OF_OUR_TIME / times * parts;
    }
}
