package dev.wardstream.words;

import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.GlucoseUnit;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
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

    /** The same with blood glucose in a unit; as it is where it is of something else, or in that unit already. */
    Phrase readIn(GlucoseUnit unit) {
        if (unit == GlucoseUnit.MG_DL
                || arguments.isEmpty()
                || !arguments.get(0).equals(VitalSign.BLOOD_GLUCOSE.field())) {
            return this;
        }
        List<String> read = new ArrayList<>(arguments);
        read.set(0, arguments.get(0) + Wording.MMOL);
        for (int place : Wording.valuesOf(code)) {
            read.set(place, unit.read(Double.parseDouble(arguments.get(place))));
        }
        return new Phrase(code, read);
    }
}
