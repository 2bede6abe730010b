package dev.wardstream.vitals;

import java.util.Set;

/**
 * What people may write: bounded, in one line and all of it visible, so that no text can pass for another line of a log or a
 * message, and none is read in another order than it was written in. Each door that takes a person's words asks here.
 */
public final class PlainText {
    /** They take no room, though Unicode counts them among letters, marks and symbols. */
    private static final Set<Integer> BLANK =
            Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x2065, 0x2800, 0x3164, 0xFFA0);

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;
    private static final int LAST_OF_ASCII = 0x7F;

    private PlainText() {}

    /** @throws IllegalArgumentException where it is empty or not plain, naming what it is */
    public static void require(String what, String text, int longest) {
        if (text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
        limit(what, text, longest);
    }

    /** @throws IllegalArgumentException where it is too long or not plain, naming what it is */
    public static void limit(String what, String text, int longest) {
        if (text.length() > longest) {
            throw new IllegalArgumentException(
                    what + " may have " + longest + " characters at most, has " + text.length());
        }
        if (text.chars().anyMatch(PlainText::breaksTheLine)) {
            throw new IllegalArgumentException(what + " must be one line without control characters");
        }
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (isHidden(text, at)) {
                throw new IllegalArgumentException(
                        "%s must not have invisible characters or marks that turn the direction of writing: U+%04X at position %d"
                                .formatted(what, text.codePointAt(at), at + 1));
            }
        }
    }

    /** The same without what {@link #limit} refuses, for where it must not be refused any more. */
    public static String stripped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            if (breaksTheLine(c)) {
                plain.append(plain.length() > 0 && plain.charAt(plain.length() - 1) == ' ' ? "" : " ");
            } else if (!isHidden(text, at)) {
                plain.appendCodePoint(c);
            }
        }
        return plain.toString().strip();
    }

    private static boolean breaksTheLine(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** Persian, Hindi and composed emoji are spelled with joiners, which have their place between other letters alone. */
    private static boolean isHidden(String text, int at) {
        int c = text.codePointAt(at);
        boolean joins = c == NON_JOINER || c == JOINER;
        return isHidden(c) && !(joins && at > 0 && joinsOn(text.codePointBefore(at)));
    }

    private static boolean joinsOn(int before) {
        return before > LAST_OF_ASCII && !isHidden(before) && !breaksTheLine(before) && !Character.isSpaceChar(before);
    }

    /** What is not assigned yet is not refused but where Unicode keeps room for the invisible: emoji are new every year. */
    private static boolean isHidden(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || (c >= 0xFFF0 && c <= 0xFFF8)
                || (c >= 0xE0000 && c <= 0xE0FFF)
                || BLANK.contains(c);
    }
}
