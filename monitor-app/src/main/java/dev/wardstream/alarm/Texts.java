package dev.wardstream.alarm;

/** What people may write: bounded, and in one line, so that no text can pass for another line of a log or a message. */
final class Texts {
    private Texts() {}

    static void require(String what, String text, int longest) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
        limit(what, text, longest);
    }

    static void limit(String what, String text, int longest) {
        if (text.length() > longest) {
            throw new IllegalArgumentException(
                    what + " may have " + longest + " characters at most, has " + text.length());
        }
        if (text.chars().anyMatch(Texts::breaksTheLine)) {
            throw new IllegalArgumentException(what + " must be one line without control characters");
        }
    }

    private static boolean breaksTheLine(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }
}
