package dev.wardstream.alarm;

/** How alarm texts write a length of time: its two largest units, {@code 15 s}, {@code 3 min}, {@code 2 h 5 min}. */
final class Durations {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Durations() {}

    static String text(long millis) {
        long seconds = Math.max(0, millis) / 1000;
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return pair(seconds / MINUTE, "min", seconds % MINUTE, "s");
        }
        if (seconds < DAY) {
            return pair(seconds / HOUR, "h", seconds % HOUR / MINUTE, "min");
        }
        return pair(seconds / DAY, "d", seconds % DAY / HOUR, "h");
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
