package dev.wardstream.words;

import dev.wardstream.vitals.DeviceKind;
import java.util.Arrays;
import java.util.List;

/**
 * One statement as facts: which one it is, and what goes into it. A {@link Wording} puts it into a language, so the facts are
 * written alike in all: a vital by the name of its field, a length of time in milliseconds, a value as it is charted.
 *
 * @param code the statement's name in the tables of words, such as {@code limit.above}
 * @param arguments what the table's pattern calls {@code {0}}, {@code {1}} …
 */
public record Phrase(String code, List<String> arguments) {
    public Phrase {
        arguments = List.copyOf(arguments);
    }

    /** The code of the word for a kind of device. */
    public static String wordOf(DeviceKind kind) {
        return "device." + kind;
    }

    /** A phrase of arguments that are written as their {@code toString} says. */
    public static Phrase of(String code, Object... arguments) {
        return new Phrase(code, Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
