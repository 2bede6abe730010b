package dev.wardstream.recordings;

import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * eICU demo: the vitals of each hour of an ICU stay, known when the hour is over, with the cuff's readings as they were taken,
 * the coma scale and oxygen between them. A stay without the hours' vitals is not read.
 */
final class EicuDemo implements Layout {
    private static final String HOURS = "vitals_hourly.csv.gz";
    private static final String CUFF = "nibp.csv.gz";
    private static final String COMA = "gcs.csv.gz";
    private static final String OXYGEN = "oxygen.csv.gz";
    private static final String OUTCOMES = "outcomes.csv.gz";
    private static final String STAY = "stay";
    private static final String MINUTE = "minute";
    private static final String OUTSIDE = "outside the hours that the stay's table covers";
    private static final String DIED = "Expired";

    /** How a row of each oxygen label is read. */
    private static final Map<String, Flow> FLOWS = Map.of(
            "FiO2", Flow.PERCENT,
            "FIO2 (%)", Flow.PERCENT,
            "O2 Percentage", Flow.PERCENT,
            "LPM O2", Flow.LITRES,
            "Vent Rate", Flow.VENTILATOR,
            "O2 Device", Flow.DEVICE);

    private static final String ROOM_AIR = "None (Room air)";

    private enum Flow {
        PERCENT,
        LITRES,
        VENTILATOR,
        DEVICE
    }

    /** One line of the outcomes; {@code diedAt} is null for who left alive. */
    private record Stay(
            String person, @Nullable Long diedAt, @Nullable Boolean diedInHospital) {}

    private final Map<String, Stay> stays;
    private final Map<String, List<Row>> between;

    private EicuDemo(Map<String, Stay> stays, Map<String, List<Row>> between) {
        this.stays = stays;
        this.between = between;
    }

    static Recordings open(Path directory) throws IOException {
        Map<String, List<Row>> between = new HashMap<>();
        add(directory.resolve(CUFF), List.of("nibp_sys", "nibp_dia", "nibp_map"), between);
        add(directory.resolve(COMA), List.of("gcs"), between);
        add(directory.resolve(OXYGEN), List.of("label", "value"), between);
        return new Recordings(
                new EicuDemo(stays(directory.resolve(OUTCOMES)), between), List.of(directory.resolve(HOURS)));
    }

    static List<Path> files(Path directory) {
        return List.of(
                directory.resolve(COMA),
                directory.resolve(CUFF),
                directory.resolve(OUTCOMES),
                directory.resolve(OXYGEN),
                directory.resolve(HOURS));
    }

    private static void add(Path file, List<String> facts, Map<String, List<Row>> rows) throws IOException {
        List<String> columns = new ArrayList<>(List.of(STAY, MINUTE));
        columns.addAll(facts);
        try (Table table = Table.open(file, columns)) {
            while (table.hasNext()) {
                Row row = table.next();
                rows.computeIfAbsent(row.text(STAY), stay -> new ArrayList<>()).add(row);
            }
        }
    }

    private static Map<String, Stay> stays(Path file) throws IOException {
        Map<String, Stay> stays = new HashMap<>();
        List<String> columns = List.of(
                STAY,
                "patient",
                "unit_discharge_status",
                "unit_discharge_min",
                "hospital_discharge_status",
                "hospital_discharge_min");
        try (Table table = Table.open(file, columns)) {
            while (table.hasNext()) {
                Row row = table.next();
                stays.put(row.text(STAY), stay(row));
            }
        }
        return stays;
    }

    private static Stay stay(Row row) {
        String person = "eicu-patient-" + row.text("patient");
        if (row.text("unit_discharge_status").equals(DIED)) {
            return new Stay(person, Samples.atMinute(row, "unit_discharge_min"), true);
        }
        if (row.text("hospital_discharge_status").equals(DIED)) {
            return new Stay(person, Samples.atMinute(row, "hospital_discharge_min"), true);
        }
        return new Stay(person, null, row.has("hospital_discharge_status") ? false : null);
    }

    @Override
    public List<String> columns() {
        return List.of(STAY, "hour", "hr", "spo2", "temp_c", "sbp", "map", "dbp", "rr", "fio2", "glucose_mgdl");
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
            throw rows.get(0).problem(STAY, "stay '" + id + "' is not in " + OUTCOMES);
        }
        TreeMap<Long, Facts> course = new TreeMap<>();
        for (Row row : rows) {
            factsAt(endOfHour(row), course).takeHour(row);
        }
        long end = course.lastKey();
        for (Row row : between.getOrDefault(id, List.of())) {
            long at = Samples.atMinute(row, MINUTE);
            if (at < Samples.ANCHOR || at > end) {
                left.accept(OUTSIDE);
            } else if (row.has("label")) {
                // Oxygen alone is no vital sign: it is told with the next of them.
                course.ceilingEntry(at).getValue().takeOxygen(row);
            } else {
                factsAt(at, course).takeBetween(row);
            }
        }
        List<Sample> samples = new ArrayList<>(course.size());
        course.forEach((at, facts) -> samples.add(facts.at(at)));
        Annotations notes = new Annotations(stay.diedAt(), stay.diedInHospital(), List.of());
        return new Recording("eicu-" + id, stay.person(), DeviceKind.SPOT_CHECK, samples, notes);
    }

    private static Facts factsAt(long at, Map<Long, Facts> course) {
        return course.computeIfAbsent(at, none -> new Facts());
    }

    /** Its last minute: before that nobody could have known the hour's median. */
    private static long endOfHour(Row row) {
        long hour = row.wholeNumber("hour");
        if (Math.abs(hour) > 24 * 366 * 300L) {
            throw row.problem("hour", hour + " hours are more than 300 years");
        }
        return Samples.ANCHOR + (hour * 60 + 59) * 60_000;
    }

    /** What was charted at one minute. */
    private static final class Facts {
        private final double[] values = Samples.blank();
        private @Nullable Boolean oxygen;
        private @Nullable Boolean ventilated;

        void takeHour(Row row) {
            values[VitalSign.HEART_RATE.ordinal()] = row.number("hr");
            values[VitalSign.RESPIRATORY_RATE.ordinal()] = row.number("rr");
            values[VitalSign.SPO2.ordinal()] = row.number("spo2");
            values[VitalSign.BODY_TEMPERATURE.ordinal()] = row.number("temp_c");
            values[VitalSign.SYSTOLIC_PRESSURE.ordinal()] = row.number("sbp");
            values[VitalSign.DIASTOLIC_PRESSURE.ordinal()] = row.number("dbp");
            values[VitalSign.MEAN_PRESSURE.ordinal()] = row.number("map");
            values[VitalSign.BLOOD_GLUCOSE.ordinal()] = row.number("glucose_mgdl");
            takePercent(row.number("fio2"));
        }

        void takeBetween(Row row) {
            take(VitalSign.SYSTOLIC_PRESSURE, row.number("nibp_sys"));
            take(VitalSign.DIASTOLIC_PRESSURE, row.number("nibp_dia"));
            take(VitalSign.MEAN_PRESSURE, row.number("nibp_map"));
            take(VitalSign.GLASGOW_COMA_SCALE, row.number("gcs"));
        }

        void takeOxygen(Row row) {
            @Nullable Flow flow = FLOWS.get(row.text("label"));
            if (flow == Flow.PERCENT) {
                takePercent(row.number("value"));
            } else if (flow == Flow.LITRES) {
                // A flow of 0 says nothing of a patient at a ventilator.
                oxygen = row.number("value") > 0 ? Boolean.TRUE : oxygen;
            } else if (flow == Flow.VENTILATOR) {
                ventilated = true;
            } else if (flow == Flow.DEVICE) {
                oxygen = !row.text("value").equals(ROOM_AIR);
            }
        }

        private void takePercent(double charted) {
            double percent = charted <= 1 ? charted * 100 : charted;
            // Below 21 % no lung is given anything; such a number says nothing of oxygen.
            if (percent >= 21) {
                take(VitalSign.INSPIRED_OXYGEN, percent);
                oxygen = percent > 21;
            }
        }

        private void take(VitalSign vital, double value) {
            values[vital.ordinal()] = Double.isNaN(value) ? values[vital.ordinal()] : value;
        }

        Sample at(long at) {
            Observations observations = new Observations(oxygen, Consciousness.UNKNOWN, ventilated);
            return new Sample(at, Readings.ofOrdinals(values), observations, Double.NaN, Double.NaN);
        }
    }
}
