package dev.wardstream.recordings;

import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * PhysioNet/CinC Challenge 2012, set A or another: the first 48 hours of ICU stays. Every {@code vitals_set-*.csv.gz} of the folder
 * is read, and the outcomes of every {@code Outcomes-*.txt}. An arterial pressure goes before a cuff's.
 */
final class Cinc2012 implements Layout {
    private static final String VITALS = "vitals_set-";
    private static final String OUTCOMES = "Outcomes-*.txt";
    private static final String RECORD = "record_id";

    private final Map<String, Boolean> diedInHospital;

    private Cinc2012(Map<String, Boolean> diedInHospital) {
        this.diedInHospital = diedInHospital;
    }

    static Recordings open(Path directory) throws IOException {
        List<Path> vitals = CsvFiles.in(directory, VITALS);
        Map<String, Boolean> died = new HashMap<>();
        for (Path file : outcomeFiles(directory)) {
            addOutcomes(file, died);
        }
        return new Recordings(new Cinc2012(died), vitals);
    }

    static List<Path> files(Path directory) throws IOException {
        List<Path> files = new ArrayList<>(outcomeFiles(directory));
        files.addAll(CsvFiles.in(directory, VITALS));
        return files;
    }

    private static List<Path> outcomeFiles(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, OUTCOMES)) {
            found.forEach(files::add);
        }
        Collections.sort(files);
        return files;
    }

    private static void addOutcomes(Path file, Map<String, Boolean> died) throws IOException {
        try (Table table = Table.open(file, List.of("RecordID", "In-hospital_death"))) {
            while (table.hasNext()) {
                Row row = table.next();
                died.put(row.text("RecordID"), row.wholeNumber("In-hospital_death") == 1);
            }
        }
    }

    @Override
    public List<String> columns() {
        return List.of(
                RECORD,
                "minute",
                "hr",
                "rr",
                "sao2",
                "temp",
                "sbp_art",
                "dbp_art",
                "map_art",
                "sbp_ni",
                "dbp_ni",
                "map_ni",
                "fio2",
                "gcs",
                "mechvent");
    }

    @Override
    public String key(Row row) {
        return row.text(RECORD);
    }

    @Override
    public Recording read(List<Row> rows, Consumer<String> left) {
        String record = key(rows.get(0));
        String id = "cinc2012-" + record;
        List<Sample> samples = rows.stream().map(Cinc2012::sample).toList();
        Annotations notes = new Annotations(null, diedInHospital.get(record), List.of());
        return new Recording(id, id, DeviceKind.SPOT_CHECK, Samples.inOrder(samples), notes);
    }

    private static Sample sample(Row row) {
        double[] values = Samples.blank();
        values[VitalSign.HEART_RATE.ordinal()] = row.number("hr");
        values[VitalSign.RESPIRATORY_RATE.ordinal()] = row.number("rr");
        values[VitalSign.SPO2.ordinal()] = row.number("sao2");
        values[VitalSign.BODY_TEMPERATURE.ordinal()] = row.number("temp");
        values[VitalSign.SYSTOLIC_PRESSURE.ordinal()] = Samples.first(row, "sbp_art", "sbp_ni");
        values[VitalSign.DIASTOLIC_PRESSURE.ordinal()] = Samples.first(row, "dbp_art", "dbp_ni");
        values[VitalSign.MEAN_PRESSURE.ordinal()] = Samples.first(row, "map_art", "map_ni");
        values[VitalSign.GLASGOW_COMA_SCALE.ordinal()] = row.number("gcs");
        double fraction = row.number("fio2");
        // The set gives a fraction; rounding takes off what 0.35 * 100 adds in binary.
        values[VitalSign.INSPIRED_OXYGEN.ordinal()] = Math.round(fraction * 1000) / 10.0;
        if (Double.isNaN(fraction)) {
            values[VitalSign.INSPIRED_OXYGEN.ordinal()] = Double.NaN;
        }
        @Nullable Boolean oxygen = Double.isNaN(fraction) ? null : fraction > 0.21;
        @Nullable Boolean ventilated = row.has("mechvent") ? row.number("mechvent") == 1 : null;
        Observations observations = new Observations(oxygen, Consciousness.UNKNOWN, ventilated);
        return new Sample(
                Samples.atMinute(row, "minute"), Readings.ofOrdinals(values), observations, Double.NaN, Double.NaN);
    }
}
