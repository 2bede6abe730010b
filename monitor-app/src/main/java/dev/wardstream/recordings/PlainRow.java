package dev.wardstream.recordings;

import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the fields of a row of {@link PlainCsv} mean. */
final class PlainRow {
    private static final Pattern WITHOUT_ZONE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?");
    private static final Pattern SECONDS = Pattern.compile("\\d{9,10}");
    private static final Pattern MILLISECONDS = Pattern.compile("\\d{12,13}");
    private static final int BEFORE_THE_TIME = 10;

    private PlainRow() {}

    static Sample sample(Row row) {
        double[] values = Samples.blank();
        for (VitalSign vital : VitalSign.ALL) {
            values[vital.ordinal()] = row.number(vital.field());
        }
        Observations observations =
                new Observations(yesOrNo(row, "supplementalOxygen"), consciousness(row), yesOrNo(row, "ventilated"));
        return new Sample(
                instant(row, "measuredAt"),
                Readings.ofOrdinals(values),
                observations,
                row.number("signalQuality"),
                row.number("battery"));
    }

    /** Epoch milliseconds. A space between date and time, as databases write it, is as good as a T. */
    static long instant(Row row, String column) {
        String text = row.text(column);
        boolean spaced = text.length() > BEFORE_THE_TIME && text.charAt(BEFORE_THE_TIME) == ' ';
        try {
            return Instant.parse(spaced ? text.replaceFirst(" ", "T") : text).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw row.problem(column, "'" + Row.shown(text) + "' " + lacks(text));
        }
    }

    private static String lacks(String text) {
        if (WITHOUT_ZONE.matcher(text).matches()) {
            return "is no instant: it has no zone; add Z for UTC, or the offset, such as +01:00";
        }
        if (MILLISECONDS.matcher(text).matches()) {
            return "is no instant: milliseconds since 1970? write " + Instant.ofEpochMilli(Long.parseLong(text));
        }
        if (SECONDS.matcher(text).matches()) {
            return "is no instant: seconds since 1970? write " + Instant.ofEpochSecond(Long.parseLong(text));
        }
        return "is no instant such as 2026-03-01T14:05:00Z";
    }

    static @Nullable Boolean yesOrNo(Row row, String column) {
        String text = row.text(column);
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            case "" -> null;
            default -> throw row.problem(column, "'" + Row.shown(text) + "' is neither true nor false");
        };
    }

    /** By its word, or by the letter that charts have. */
    private static Consciousness consciousness(Row row) {
        String text = row.text("consciousness");
        if (text.isEmpty()) {
            return Consciousness.UNKNOWN;
        }
        return Arrays.stream(Consciousness.values())
                .filter(level -> level.name().equalsIgnoreCase(text) || isLetterOf(level, text))
                .findFirst()
                .orElseThrow(() -> row.problem(
                        "consciousness",
                        "'" + Row.shown(text) + "' is none of " + List.of(Consciousness.values())
                                + ", nor A, C, V, P or U"));
    }

    private static boolean isLetterOf(Consciousness level, String text) {
        return level != Consciousness.UNKNOWN && level.name().substring(0, 1).equalsIgnoreCase(text);
    }

    /** The kind of device, in the words of the schema or of the command line. */
    static DeviceKind kind(Row row, String column) {
        String text = row.text(column);
        return Arrays.stream(DeviceKind.values())
                .filter(kind -> kind.name().equals(text.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_")))
                .findFirst()
                .orElseThrow(() -> row.problem(
                        column, "'" + Row.shown(text) + "' is none of bedside-monitor, wearable, spot-check, unknown"));
    }
}
