package dev.wardstream.score;

import dev.wardstream.vitals.Charted;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.Window;
import dev.wardstream.window.WindowSpec;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Small risk models over windows of four hourly steps: heart rate, SpO2 and whether ventilated. */
final class Frail {
    static final float NAN = Float.NaN;

    private Frail() {}

    /** Of so many networks, each of which has learned from one of anna and bert and not from the other. */
    static RiskCard card(int members) {
        return new RiskCard(
                "frail",
                "1",
                "Made by hand",
                "death in hospital",
                new WindowSpec(Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(1), Duration.ZERO),
                List.of(
                        new RiskCard.Channel(VitalSign.HEART_RATE, 80, 10),
                        new RiskCard.Channel(VitalSign.SPO2, 96, 2),
                        new RiskCard.Channel(Charted.VENTILATED, 0, 1)),
                RiskCard.LAST_OBSERVED_INDICATOR_AND_TIME,
                0,
                new Logistic(1, 0, 9),
                0.5,
                "set by hand",
                "none",
                new RiskCard.Origin(
                        List.of(new ModelCard.Source("none", "made by hand", "Apache-2.0", "none", "00")),
                        IntStream.range(0, members)
                                .mapToObj(member -> List.of(PersonMark.of(member % 2 == 0 ? "anna" : "bert")))
                                .toList(),
                        1,
                        7,
                        "a pencil"));
    }

    static RiskModel random(int hidden, int members) {
        Random random = new Random(3);
        return new RiskModel(
                card(members),
                random.ints(members)
                        .mapToObj(seed -> weights(hidden, new Random(seed)))
                        .toList());
    }

    static Window window(float[]... values) {
        return new Window(0, 4 * 3_600_000L, 4 * 3_600_000L - 1, values, false);
    }

    private static RiskWeights weights(int hidden, Random random) {
        float[] output = new float[RiskWeights.POOLS * 2 * hidden];
        fill(output, random);
        return new RiskWeights(lstm(hidden, random), lstm(hidden, random), output, 0.1f);
    }

    private static LstmWeights lstm(int hidden, Random random) {
        float[][] input = new float[RiskEncoder.inputs(3)][4 * hidden];
        float[][] recurrent = new float[hidden][4 * hidden];
        float[] bias = new float[4 * hidden];
        for (float[] row : input) {
            fill(row, random);
        }
        for (float[] row : recurrent) {
            fill(row, random);
        }
        fill(bias, random);
        return new LstmWeights(input, recurrent, bias);
    }

    private static void fill(float[] values, Random random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() / 2;
        }
    }
}
