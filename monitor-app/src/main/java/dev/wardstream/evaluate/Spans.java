package dev.wardstream.evaluate;

import java.time.Duration;

/** How the report writes a length of time: in the largest unit that makes it a whole number. */
final class Spans {
    private Spans() {}

    static String told(Duration span) {
        long seconds = span.toSeconds();
        if (seconds == 0) {
            return "none";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
