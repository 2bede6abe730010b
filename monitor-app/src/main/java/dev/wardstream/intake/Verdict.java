package dev.wardstream.intake;

import dev.wardstream.vitals.PatientSample;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the intake decided of one record. Exactly one of these for each record received. */
public sealed interface Verdict {
    /**
     * Let in and attributed.
     *
     * @param dropped values that were taken out of the sample because no sensor can mean them, or not beside the others
     * @param unnamed whether no assignment says whose device it is
     * @param memory what to remember of the device
     */
    record Accepted(PatientSample sample, List<DroppedValue> dropped, boolean unnamed, DeviceMemory memory)
            implements Verdict {}

    /** The same sample again: counted, and of no other consequence. */
    record Duplicate() implements Verdict {}

    /**
     * Not let in.
     *
     * @param memory what it teaches of the device's clock all the same; null where it leaves no trace
     */
    record Rejected(Reason reason, String detail, @Nullable DeviceMemory memory) implements Verdict {
        public Rejected(Reason reason, String detail) {
            this(reason, detail, null);
        }
    }

    /**
     * A value that was taken out.
     *
     * @param value as it was read, in the unit of the field
     * @param why what is wrong with it, in words that follow the value
     */
    record DroppedValue(String field, double value, String why) {
        /** Such as {@code spo2 0.0 is outside 30 to 100 %}. */
        public static String told(List<DroppedValue> dropped) {
            return dropped.stream().map(DroppedValue::text).collect(Collectors.joining("; "));
        }

        /** Why a value outside what a sensor can mean is taken out; bounds in the unit of its UCUM code. */
        static String outside(double lowest, double highest, String unit) {
            return "is outside " + number(lowest) + " to " + number(highest) + (unit.isEmpty() ? "" : " " + unit);
        }

        private String text() {
            return field + " " + value + " " + why;
        }

        private static String number(double bound) {
            return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
        }
    }
}
