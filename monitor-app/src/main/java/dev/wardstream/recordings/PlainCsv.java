package dev.wardstream.recordings;

import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Wardstream's own CSV, for a ward's own recordings: any number of files {@code *.csv} or {@code *.csv.gz} in a folder, UTF-8,
 * comma-separated, a header line, the rows of a patient together. Columns, in any order:
 *
 * <ul>
 *   <li>{@code patient}: a pseudonym; {@code measuredAt}: ISO 8601 with zone, as {@code 2026-03-01T14:05:00Z};
 *   <li>any of the vitals, named as in the schemas ({@code heartRate}, {@code spo2} ...), each in its unit;
 *   <li>optional: {@code supplementalOxygen} and {@code ventilated} ({@code true}, {@code false}), {@code consciousness}
 *       (ACVPU: {@code ALERT}, {@code CONFUSION}, {@code VOICE}, {@code PAIN}, {@code UNRESPONSIVE}), {@code signalQuality} and
 *       {@code battery} (0 to 1);
 *   <li>optional, for training and judging, and never seen by the monitor: {@code diedAt} (an instant as above) and
 *       {@code diedInHospital} ({@code true}, {@code false}), each in any row of the patient's, or in all.
 * </ul>
 *
 * An empty field is a value that was not measured, or nothing told.
 */
final class PlainCsv implements Layout {
    private static final Set<String> OTHERS = Set.of(
            "patient",
            "measuredAt",
            "supplementalOxygen",
            "ventilated",
            "consciousness",
            "signalQuality",
            "battery",
            "diedAt",
            "diedInHospital");

    static Recordings open(Path directory) throws IOException {
        return new Recordings(new PlainCsv(), files(directory));
    }

    static List<Path> files(Path directory) throws IOException {
        return CsvFiles.in(directory, "");
    }

    @Override
    public List<String> columns() {
        return List.of("patient", "measuredAt");
    }

    @Override
    public String key(Row row) {
        return row.text("patient");
    }

    @Override
    public Recording read(List<Row> rows, Consumer<String> left) {
        Row first = rows.get(0);
        requireKnownColumns(first);
        String patient = key(first);
        try {
            new PatientId(patient);
        } catch (IllegalArgumentException e) {
            throw first.problem("patient", String.valueOf(e.getMessage()));
        }
        List<Sample> samples = rows.stream().map(PlainCsv::sample).toList();
        return new Recording(patient, patient, DeviceKind.UNKNOWN, Samples.inOrder(samples), outcome(rows));
    }

    private static Annotations outcome(List<Row> rows) {
        @Nullable Row died = told(rows, "diedAt");
        @Nullable Row inHospital = told(rows, "diedInHospital");
        @Nullable Long at = died == null ? null : instant(died, "diedAt");
        if (inHospital == null) {
            return new Annotations(at, at == null ? null : Boolean.TRUE, List.of());
        }
        return new Annotations(at, yesOrNo(inHospital, "diedInHospital"), List.of());
    }

    /** The first row that tells something of a patient, which no other of his rows may tell otherwise; null where none does. */
    private static @Nullable Row told(List<Row> rows, String column) {
        @Nullable Row first = null;
        for (Row row : rows) {
            if (row.text(column).isEmpty()) {
                continue;
            }
            if (first == null) {
                first = row;
            } else if (!row.text(column).equals(first.text(column))) {
                throw row.problem(
                        column, "'" + row.text(column) + "' differs from the patient's '" + first.text(column) + "'");
            }
        }
        return first;
    }

    private static void requireKnownColumns(Row row) {
        for (String column : row.table().columns()) {
            if (!OTHERS.contains(column) && VitalSign.ofField(column) == null) {
                throw new RecordingFormatException(
                        row.table().file(),
                        "line 1: column '" + column + "' is unknown; known are "
                                + VitalSign.ALL.stream().map(VitalSign::field).toList() + " and " + OTHERS);
            }
        }
    }

    private static Sample sample(Row row) {
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

    private static long instant(Row row, String column) {
        try {
            return Instant.parse(row.text(column)).toEpochMilli();
        } catch (DateTimeException e) {
            throw row.problem(column, "'" + row.text(column) + "' is no instant such as 2026-03-01T14:05:00Z");
        }
    }

    private static @Nullable Boolean yesOrNo(Row row, String column) {
        return switch (row.text(column)) {
            case "true" -> true;
            case "false" -> false;
            case "" -> null;
            default -> throw row.problem(column, "'" + row.text(column) + "' is neither true nor false");
        };
    }

    private static Consciousness consciousness(Row row) {
        String text = row.text("consciousness");
        try {
            return text.isEmpty() ? Consciousness.UNKNOWN : Consciousness.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw row.problem("consciousness", "'" + text + "' is none of " + List.of(Consciousness.values()));
        }
    }
}
