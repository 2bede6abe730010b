package dev.wardstream.score;

import java.util.regex.Pattern;

/** A model file that cannot be used; the message names the file, what is wrong with it and what to do. */
public final class ModelFileException extends RuntimeException {
    private static final int LONGEST = 600;
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    ModelFileException(String file, String problem) {
        super(told(file, problem));
    }

    ModelFileException(String file, String problem, Throwable cause) {
        super(told(file, problem), cause);
    }

    /** Some of it is the file's own words, which are neither to fill a log nor to steer a terminal. */
    private static String told(String file, String problem) {
        String shown = UNSHOWABLE.matcher(problem).replaceAll("?");
        return "model file " + file + ": " + (shown.length() > LONGEST ? shown.substring(0, LONGEST) + " …" : shown);
    }
}
