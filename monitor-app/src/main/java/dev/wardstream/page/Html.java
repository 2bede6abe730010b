package dev.wardstream.page;

import java.util.Locale;

/** Text and numbers as a page shows them. */
public final class Html {
    private Html() {}

    /** Text that is nothing but text. */
    public static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** With a true minus sign; a dash where there is no number. */
    public static String number(double value, int decimals) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "–";
        }
        String digits = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value));
        boolean negative = value < 0 && !digits.matches("[0.,]*");
        return (negative ? "−" : "") + digits;
    }
}
