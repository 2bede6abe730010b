package dev.wardstream.evaluate;

import dev.wardstream.score.ModelCard;
import dev.wardstream.statistics.WeightedZ;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.Window;
import dev.wardstream.window.WindowSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A wearer's whole recording up to a moment, as the baselines read it: heart rate, skin conductance, motion, each 10 s. */
final class WearerRow {
    static final View HISTORY = new View(
            new WindowSpec(
                    Duration.ofSeconds(10), Duration.ofMinutes(90), Duration.ofSeconds(10), Duration.ofSeconds(60)),
            List.of(VitalSign.HEART_RATE, VitalSign.ELECTRODERMAL_ACTIVITY, VitalSign.MOTION));

    static final int STEPS_A_MINUTE = 6;
    static final int HEART_RATE = 0;
    static final int SWEAT = 1;

    private static final double[] KNEES = {0, 0.05, 0.005};
    private static final int HALF_LIFE = 90;

    private WearerRow() {}

    /** The last minute, step by step, each channel on the scale that the model reads it on. */
    static double[] lastMinute(Moment moment) {
        float[][] values = moment.window(HISTORY).values();
        double[] row = new double[KNEES.length * STEPS_A_MINUTE];
        for (int channel = 0; channel < KNEES.length; channel++) {
            for (int step = 0; step < STEPS_A_MINUTE; step++) {
                float value = values[channel][values[channel].length - STEPS_A_MINUTE + step];
                row[channel * STEPS_A_MINUTE + step] = ModelCard.Channel.scaled(KNEES[channel], value);
            }
        }
        return row;
    }

    /** The mean of a channel over the last minute. */
    static double now(Moment moment, int channel) {
        double[] row = lastMinute(moment);
        return mean(Arrays.copyOfRange(row, channel * STEPS_A_MINUTE, (channel + 1) * STEPS_A_MINUTE));
    }

    /** Minutes since the recording began. */
    static double minutes(Moment moment) {
        float[] values = moment.window(HISTORY).values()[HEART_RATE];
        return (double) (values.length - first(values)) / STEPS_A_MINUTE;
    }

    /** How far the heart rate lies above its mean in the wearer's first five minutes. */
    static double aboveTheFirstFiveMinutes(Moment moment) {
        float[] values = moment.window(HISTORY).values()[HEART_RATE];
        int first = first(values);
        double[] rest = new double[5 * STEPS_A_MINUTE];
        for (int step = 0; step < rest.length; step++) {
            rest[step] = values[Math.min(first + step, values.length - 1)];
        }
        return now(moment, HEART_RATE) - mean(rest);
    }

    /** The largest, over the channels, distance of the last minute from its exponentially weighted mean, in such deviations. */
    static double weightedZ(Moment moment) {
        Window window = moment.window(HISTORY);
        double largest = 0;
        for (int channel = 0; channel < KNEES.length; channel++) {
            float[] values = window.values()[channel];
            double knee = KNEES[channel];
            double z = WeightedZ.of(
                    now(moment, channel),
                    values.length - STEPS_A_MINUTE,
                    step -> ModelCard.Channel.scaled(knee, values[step]),
                    HALF_LIFE);
            largest = Double.isNaN(z) ? largest : Math.max(largest, Math.abs(z));
        }
        return largest;
    }

    private static int first(float[] values) {
        int first = 0;
        while (first < values.length - 1 && Float.isNaN(values[first])) {
            first++;
        }
        return first;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
