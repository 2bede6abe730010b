package dev.wardstream.recordings;

import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What the readers share: readings by vital, and the clock of sets that tell minutes only. */
final class Samples {
    /** Minute 0 of every stay whose set tells no date. Fixed, so that a replay is the same byte for byte. */
    static final long ANCHOR = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

    private static final long MINUTE = 60_000;
    // A stay of three hundred years is a damaged number.
    private static final long MOST_MINUTES = 300L * 366 * 24 * 60;

    private Samples() {}

    static long atMinute(Row row, String column) {
        long minute = row.wholeNumber(column);
        if (Math.abs(minute) > MOST_MINUTES) {
            throw row.problem(column, minute + " minutes are more than 300 years");
        }
        return ANCHOR + minute * MINUTE;
    }

    /** Values by {@link VitalSign#ordinal()}, none measured yet. */
    static double[] blank() {
        double[] values = new double[VitalSign.ALL.size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** The first column that has a number, NaN where none has. */
    static double first(Row row, String column, String otherwise) {
        double value = row.number(column);
        return Double.isNaN(value) ? row.number(otherwise) : value;
    }

    static List<Sample> inOrder(List<Sample> samples) {
        return samples.stream()
                .sorted(Comparator.comparingLong(Sample::measuredAt))
                .toList();
    }
}
