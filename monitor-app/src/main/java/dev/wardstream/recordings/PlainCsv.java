package dev.wardstream.recordings;

import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Wardstream's own CSV, for a ward's own recordings: any number of files {@code *.csv} or {@code *.csv.gz} in a folder, a header
 * line, the rows of a patient together. Encoding and delimiter are recognised, see {@link Encoding} and {@link CsvText}; where
 * semicolons or tabs separate the columns, numbers may have a decimal comma. Columns, in any order, their names in any case, and
 * with spaces, {@code _} or {@code -} in them or not:
 *
 * <ul>
 *   <li>{@code patient}: a pseudonym; {@code measuredAt}: ISO 8601 with zone, as {@code 2026-03-01T14:05:00Z};
 *   <li>any of the vitals, named as in the schemas ({@code heartRate}, {@code spo2} ...), each in its unit;
 *   <li>optional: {@code supplementalOxygen} and {@code ventilated} ({@code true}, {@code false}), {@code consciousness}
 *       (ACVPU, by word or letter: {@code ALERT}, {@code CONFUSION}, {@code VOICE}, {@code PAIN}, {@code UNRESPONSIVE}),
 *       {@code signalQuality} and {@code battery} (0 to 1);
 *   <li>optional: {@code deviceKind} ({@code bedside-monitor}, {@code wearable}, {@code spot-check}, {@code unknown}), in any row
 *       of the patient's, or in all; without it, who is charted in {@link Rounds} is taken for spot-checked;
 *   <li>optional, for training and judging, and never seen by the monitor: {@code diedAt} (an instant as above) and
 *       {@code diedInHospital} ({@code true}, {@code false}), each in any row of the patient's, or in all.
 * </ul>
 *
 * An empty field is a value that was not measured, or nothing told.
 */
final class PlainCsv implements Layout {
    private static final String KIND = "deviceKind";
    private static final List<String> OTHERS = List.of(
            "patient",
            "measuredAt",
            "supplementalOxygen",
            "ventilated",
            "consciousness",
            "signalQuality",
            "battery",
            KIND,
            "diedAt",
            "diedInHospital");

    private static final Map<String, String> NAMES = Stream.concat(
                    OTHERS.stream(), VitalSign.ALL.stream().map(VitalSign::field))
            .collect(Collectors.toUnmodifiableMap(PlainCsv::plain, Function.identity()));

    private final CsvOptions told;
    private long charted;
    private long unknown;

    private PlainCsv(CsvOptions told) {
        this.told = told;
    }

    static Recordings open(Path directory, CsvOptions told) throws IOException {
        return new Recordings(new PlainCsv(told), files(directory));
    }

    static List<Path> files(Path directory) throws IOException {
        return CsvFiles.in(directory, "");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }

    @Override
    public List<String> columns() {
        return List.of("patient", "measuredAt");
    }

    @Override
    public Table table(Path file) throws IOException {
        Table table =
                Table.open(CsvText.recognise(file, told), columns(), name -> NAMES.getOrDefault(plain(name), name));
        for (String column : table.columns()) {
            if (!NAMES.containsValue(column)) {
                table.close();
                throw table.headerProblem("column '" + Row.shown(column) + "' is unknown; known are "
                        + VitalSign.ALL.stream().map(VitalSign::field).toList() + " and " + OTHERS);
            }
        }
        return table;
    }

    @Override
    public String key(Row row) {
        return row.text("patient");
    }

    @Override
    public Recording read(List<Row> rows, Consumer<String> left) {
        Row first = rows.get(0);
        String patient = key(first);
        try {
            new PatientId(patient);
        } catch (IllegalArgumentException e) {
            throw first.problem("patient", String.valueOf(e.getMessage()));
        }
        List<Sample> samples =
                Samples.inOrder(rows.stream().map(PlainRow::sample).toList());
        return new Recording(patient, patient, kind(rows, samples), samples, outcome(rows));
    }

    private DeviceKind kind(List<Row> rows, List<Sample> samples) {
        @Nullable Row named = told(rows, KIND);
        if (named != null) {
            return PlainRow.kind(named, KIND);
        }
        if (told.kind() != null) {
            return told.kind();
        }
        if (Rounds.areIn(samples.stream().mapToLong(Sample::measuredAt).toArray())) {
            charted++;
            return DeviceKind.SPOT_CHECK;
        }
        unknown++;
        return DeviceKind.UNKNOWN;
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (charted > 0) {
            notes.add(patients(charted) + " taken for spot-checked: at least one row in " + Rounds.MOST_ROWS + " comes "
                    + Rounds.APART.toSeconds() + " s or more after the one before (--kind or a column " + KIND
                    + " tells otherwise)");
        }
        if (unknown > 0) {
            notes.add(patients(unknown) + " of unknown device kind (--kind or a column " + KIND + " names it)");
        }
        return notes;
    }

    private static String patients(long count) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "patient is" : "patients are");
    }

    private static Annotations outcome(List<Row> rows) {
        @Nullable Row died = told(rows, "diedAt");
        @Nullable Row inHospital = told(rows, "diedInHospital");
        @Nullable Long at = died == null ? null : PlainRow.instant(died, "diedAt");
        if (inHospital == null) {
            return new Annotations(at, at == null ? null : Boolean.TRUE, List.of());
        }
        return new Annotations(at, PlainRow.yesOrNo(inHospital, "diedInHospital"), List.of());
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
            } else if (!row.text(column).equalsIgnoreCase(first.text(column))) {
                throw row.problem(
                        column,
                        "'" + Row.shown(row.text(column)) + "' differs from the patient's '"
                                + Row.shown(first.text(column)) + "'");
            }
        }
        return first;
    }
}
