package dev.wardstream.evaluate;

import java.util.Locale;

/** Text and numbers as a page shows them. */
final class Html {
    private Html() {}

    /** Text that is nothing but text. */
    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A dash where there is no number. */
    static String number(double value, int decimals) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** A figure over its interval. */
    static String interval(Interval interval) {
        return number(interval.value(), 3) + "<br><small>" + number(interval.low(), 3) + " to "
                + number(interval.high(), 3) + "</small>";
    }
}
