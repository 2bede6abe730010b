package dev.wardstream.vitals;

/**
 * The rule for ids: short and printable, so that they are safe as keys, tags, file names and log text. No part between slashes
 * is {@code .} or {@code ..}: browsers, proxies and file systems take such a path for another, and so for another patient's.
 */
final class Ids {
    private static final int LONGEST = 64;
    private static final String PUNCTUATION = "-_.:@/";

    private Ids() {}

    static void check(String what, String value) {
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    what + " must have 1 to " + LONGEST + " characters, has " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c > '~' || !(Character.isLetterOrDigit(c) || PUNCTUATION.indexOf(c) >= 0)) {
                throw new IllegalArgumentException(what
                        + " may have letters, digits and - _ . : @ / only, has another character at position " + i);
            }
        }
        // Most have no dot at all, and each sample brings several ids.
        if (value.indexOf('.') >= 0) {
            refuseDots(what, value);
        }
    }

    private static void refuseDots(String what, String value) {
        for (String part : value.split("/", -1)) {
            if (part.equals(".") || part.equals("..")) {
                throw new IllegalArgumentException(what + " may not have . or .. between slashes: " + value);
            }
        }
    }
}
