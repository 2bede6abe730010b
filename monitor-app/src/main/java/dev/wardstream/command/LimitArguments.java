package dev.wardstream.command;

import dev.wardstream.alarm.OwnLimits.Change;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A patient's own limits as they are typed: {@code heartRate.high=130}, {@code spo2.delay=30s}. */
final class LimitArguments {
    private static final String DELAY = "delay";
    private static final List<String> PARTS = List.of("low", "high", "extremeLow", "extremeHigh", DELAY);

    private LimitArguments() {}

    /**
     * What differs from the ward's limits, vital by vital.
     *
     * @throws IllegalArgumentException naming the argument that is wrong
     */
    static Map<VitalSign, Change> changes(Map<String, String> arguments) {
        Map<VitalSign, Map<String, String>> byVital = new EnumMap<>(VitalSign.class);
        arguments.forEach((path, value) -> {
            String[] names = path.split("\\.", -1);
            VitalSign vital = VitalSign.ofField(names[0]);
            if (vital == null || names.length != 2 || !PARTS.contains(names[1])) {
                throw new IllegalArgumentException(
                        "--limit " + path + " names no limit: it is VITAL.PART, where PART is one of "
                                + String.join(", ", PARTS) + " and VITAL one of "
                                + VitalSign.ALL.stream().map(VitalSign::field).collect(Collectors.joining(", ")));
            }
            byVital.computeIfAbsent(vital, first -> new HashMap<>()).put(names[1], value);
        });
        Map<VitalSign, Change> changes = new EnumMap<>(VitalSign.class);
        byVital.forEach((vital, parts) -> changes.put(vital, change(vital, parts)));
        return changes;
    }

    private static Change change(VitalSign vital, Map<String, String> parts) {
        Change change = new Change(
                number(vital, "low", parts),
                number(vital, "high", parts),
                number(vital, "extremeLow", parts),
                number(vital, "extremeHigh", parts),
                delay(parts));
        if (change.low() >= change.high()) {
            throw new IllegalArgumentException(
                    "--limit " + vital.field() + ".low must be below " + vital.field() + ".high");
        }
        return change;
    }

    private static double number(VitalSign vital, String part, Map<String, String> parts) {
        String text = parts.get(part);
        if (text == null) {
            return Double.NaN;
        }
        String what = "--limit " + vital.field() + "." + part + "=" + text;
        try {
            double value = Double.parseDouble(text);
            if (!vital.isPlausible(value)) {
                throw new IllegalArgumentException(what + " must be between " + vital.asCharted(vital.lowestPlausible())
                        + " and " + vital.asCharted(vital.highestPlausible()) + " " + vital.displayUnit());
            }
            return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(what + " is no number", e);
        }
    }

    private static @Nullable Duration delay(Map<String, String> parts) {
        String text = parts.get(DELAY);
        return text == null ? null : new DurationConverter().convert(text);
    }
}
