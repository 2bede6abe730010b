package dev.wardstream.command;

import java.util.regex.Pattern;

/** Words from a file, so that they cannot steer the terminal they are shown on. */
final class Showable {
    private static final Pattern STEERING = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    private Showable() {}

    static String of(String text) {
        return STEERING.matcher(text).replaceAll("?");
    }
}
