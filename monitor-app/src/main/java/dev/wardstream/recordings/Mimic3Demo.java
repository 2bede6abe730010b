package dev.wardstream.recordings;

import dev.wardstream.recordings.Annotations.ChartedLimits;
import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** MIMIC-III demo: vitals charted about hourly at ICU beds. An arterial pressure goes before a cuff's. */
final class Mimic3Demo implements Layout {
    private static final String VITALS = "vitals.csv.gz";
    private static final String STAYS = "stays.csv";
    private static final String STAY = "icustay_id";

    /** Stays whose time of death is hours too early: living vitals go on after it, and nobody can tell which are right. */
    private static final Set<String> DEATH_TOO_EARLY = Set.of("249805", "283181", "201006", "228977");

    /** Devices that bring oxygen. An airway alone (tube, tracheostomy) does not tell what flows through it. */
    private static final Set<String> OXYGEN_DEVICES = Set.of(
            "aerosol-cool",
            "bipap mask",
            "cpap mask",
            "face tent",
            "high flow neb",
            "medium conc mask",
            "nasal cannula",
            "non-rebreather",
            "t-piece",
            "trach mask",
            "venti mask");

    /** Only the newer stays chart it. */
    private static final String TUBE = "endotracheal tube";

    /** Where the limits stand that nurses had set; a file without these columns tells none. */
    private static final Map<VitalSign, String> LIMIT_COLUMNS = Map.of(
            VitalSign.HEART_RATE, "alarm_hr",
            VitalSign.SPO2, "alarm_spo2",
            VitalSign.RESPIRATORY_RATE, "alarm_rr",
            VitalSign.SYSTOLIC_PRESSURE, "alarm_nbp");

    /** One line of the stays' table; {@code diedAt} is null for who left alive. */
    private record Stay(String person, @Nullable Long diedAt, boolean diedInHospital) {}

    private final Map<String, Stay> stays;

    private Mimic3Demo(Map<String, Stay> stays) {
        this.stays = stays;
    }

    static Recordings open(Path directory) throws IOException {
        return new Recordings(new Mimic3Demo(stays(directory.resolve(STAYS))), List.of(directory.resolve(VITALS)));
    }

    static List<Path> files(Path directory) {
        return List.of(directory.resolve(STAYS), directory.resolve(VITALS));
    }

    private static Map<String, Stay> stays(Path file) throws IOException {
        Map<String, Stay> stays = new HashMap<>();
        List<String> columns = List.of(STAY, "subject_id", "hospital_expire_flag", "death_minute");
        try (Table table = Table.open(file, columns)) {
            while (table.hasNext()) {
                Row row = table.next();
                @Nullable Long diedAt = row.has("death_minute") ? Samples.atMinute(row, "death_minute") : null;
                stays.put(
                        row.text(STAY),
                        new Stay(
                                "mimic3-subject-" + row.text("subject_id"),
                                diedAt,
                                row.wholeNumber("hospital_expire_flag") == 1));
            }
        }
        return stays;
    }

    @Override
    public List<String> columns() {
        return List.of(
                STAY,
                "minute",
                "hr",
                "rr",
                "spo2",
                "nbp_sys",
                "nbp_dia",
                "nbp_map",
                "abp_sys",
                "abp_dia",
                "abp_map",
                "temp_c",
                "gcs_total",
                "gcs_eye",
                "gcs_verbal",
                "gcs_motor",
                "fio2_pct",
                "o2_flow",
                "o2_device");
    }

    @Override
    public String key(Row row) {
        return row.text(STAY);
    }

    @Override
    public Recording read(List<Row> rows, Consumer<String> left) {
        String id = key(rows.get(0));
        @Nullable Stay stay = stays.get(id);
        if (stay == null) {
            throw rows.get(0).problem(STAY, "stay '" + id + "' is not in " + STAYS);
        }
        List<Sample> samples = new ArrayList<>(rows.size());
        List<ChartedLimits> limits = new ArrayList<>();
        for (Row row : rows) {
            addLimits(row, limits);
            Sample sample = sample(row);
            if (DEATH_TOO_EARLY.contains(id) && stay.diedAt() != null && sample.measuredAt() > stay.diedAt()) {
                left.accept("after a recorded death that is too early");
            } else {
                samples.add(sample);
            }
        }
        Annotations notes = new Annotations(stay.diedAt(), stay.diedInHospital(), List.of(), inOrder(limits));
        return new Recording("mimic3-" + id, stay.person(), DeviceKind.SPOT_CHECK, Samples.inOrder(samples), notes);
    }

    private static void addLimits(Row row, List<ChartedLimits> limits) {
        LIMIT_COLUMNS.forEach((vital, columns) -> {
            double low = row.number(columns + "_lo");
            double high = row.number(columns + "_hi");
            if (!Double.isNaN(low) || !Double.isNaN(high)) {
                limits.add(new ChartedLimits(Samples.atMinute(row, "minute"), vital, low, high));
            }
        });
    }

    private static List<ChartedLimits> inOrder(List<ChartedLimits> limits) {
        return limits.stream()
                .sorted(Comparator.comparingLong(ChartedLimits::at))
                .toList();
    }

    private static Sample sample(Row row) {
        double[] values = Samples.blank();
        values[VitalSign.HEART_RATE.ordinal()] = row.number("hr");
        values[VitalSign.RESPIRATORY_RATE.ordinal()] = row.number("rr");
        values[VitalSign.SPO2.ordinal()] = row.number("spo2");
        values[VitalSign.SYSTOLIC_PRESSURE.ordinal()] = Samples.first(row, "abp_sys", "nbp_sys");
        values[VitalSign.DIASTOLIC_PRESSURE.ordinal()] = Samples.first(row, "abp_dia", "nbp_dia");
        values[VitalSign.MEAN_PRESSURE.ordinal()] = Samples.first(row, "abp_map", "nbp_map");
        values[VitalSign.BODY_TEMPERATURE.ordinal()] = row.number("temp_c");
        values[VitalSign.GLASGOW_COMA_SCALE.ordinal()] = glasgow(row);
        values[VitalSign.INSPIRED_OXYGEN.ordinal()] = row.number("fio2_pct");
        Observations observations = new Observations(oxygen(row), Consciousness.UNKNOWN, ventilated(row));
        return new Sample(
                Samples.atMinute(row, "minute"), Readings.ofOrdinals(values), observations, Double.NaN, Double.NaN);
    }

    /** Newer stays chart the three components only: a sum with one of them missing would look like a coma. */
    private static double glasgow(Row row) {
        double total = row.number("gcs_total");
        return Double.isNaN(total) ? row.number("gcs_eye") + row.number("gcs_verbal") + row.number("gcs_motor") : total;
    }

    /** In an ICU a tube through the larynx means a ventilator. Nothing charted tells that there is none. */
    private static @Nullable Boolean ventilated(Row row) {
        return row.text("o2_device").equalsIgnoreCase(TUBE) ? true : null;
    }

    private static @Nullable Boolean oxygen(Row row) {
        String device = row.text("o2_device").toLowerCase(Locale.ROOT);
        double percent = row.number("fio2_pct");
        if (OXYGEN_DEVICES.contains(device) || row.number("o2_flow") > 0 || percent > 21) {
            return true;
        }
        // Below 21 % no lung is given anything; such a number says nothing of oxygen.
        return (device.equals("none") || percent == 21) ? false : null;
    }
}
