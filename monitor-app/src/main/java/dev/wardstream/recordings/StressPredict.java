package dev.wardstream.recordings;

import dev.wardstream.recordings.Annotations.Activity;
import dev.wardstream.recordings.Annotations.Span;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stress-Predict: healthy wearers of an Empatica E4 at 1 Hz, one file each. The temperature is the skin's, the respiratory rate
 * an estimate from the pulse wave.
 */
final class StressPredict implements Layout {
    private static final long MILLIS = 1000;
    private static final long LATEST_SECOND =
            Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();

    static Recordings open(Path directory) throws IOException {
        return new Recordings(new StressPredict(), files(directory));
    }

    static List<Path> files(Path directory) throws IOException {
        return CsvFiles.in(directory, "S");
    }

    @Override
    public List<String> columns() {
        return List.of("unix_s", "hr_bpm", "temp_c", "eda_us", "acc_g_sd", "resp_bpm", "label");
    }

    @Override
    public String key(Row row) {
        return CsvFiles.stem(row.table().file());
    }

    @Override
    public Recording read(List<Row> rows, Consumer<String> left) {
        String id = "stress-predict-" + key(rows.get(0));
        List<Sample> samples = new ArrayList<>(rows.size());
        List<Span> spans = new ArrayList<>();
        for (Row row : rows) {
            Sample sample = sample(row);
            samples.add(sample);
            extend(spans, activity(row), sample.measuredAt());
        }
        return new Recording(id, id, DeviceKind.WEARABLE, Samples.inOrder(samples), new Annotations(null, null, spans));
    }

    private static Sample sample(Row row) {
        long second = row.wholeNumber("unix_s");
        if (second < 0 || second > LATEST_SECOND) {
            throw row.problem("unix_s", second + " lies outside the years 1970 to 2200");
        }
        double[] values = Samples.blank();
        values[VitalSign.HEART_RATE.ordinal()] = row.number("hr_bpm");
        values[VitalSign.SKIN_TEMPERATURE.ordinal()] = row.number("temp_c");
        values[VitalSign.MOTION.ordinal()] = row.number("acc_g_sd");
        values[VitalSign.ELECTRODERMAL_ACTIVITY.ordinal()] = row.number("eda_us");
        values[VitalSign.RESPIRATORY_RATE.ordinal()] = row.number("resp_bpm");
        return Sample.of(second * MILLIS, Readings.ofOrdinals(values));
    }

    private static @Nullable Activity activity(Row row) {
        return switch (row.text("label")) {
            case "0" -> Activity.REST;
            case "1" -> Activity.STRESS_TASK;
            case "" -> null;
            default -> throw row.problem("label", "'" + row.text("label") + "' is neither 0, 1 nor empty");
        };
    }

    /** A span goes on as long as seconds of the same label follow each other without a gap. */
    private static void extend(List<Span> spans, @Nullable Activity activity, long at) {
        if (activity == null) {
            return;
        }
        int last = spans.size() - 1;
        if (last >= 0
                && spans.get(last).activity() == activity
                && spans.get(last).to() == at - MILLIS) {
            spans.set(last, new Span(activity, spans.get(last).from(), at));
        } else {
            spans.add(new Span(activity, at, at));
        }
    }
}
