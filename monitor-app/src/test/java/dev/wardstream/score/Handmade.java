package dev.wardstream.score;

import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.Window;
import dev.wardstream.window.WindowSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Models small enough to reckon by hand. */
final class Handmade {
    static final float NAN = Float.NaN;

    private Handmade() {}

    /**
     * Reads heart rate (counted up, in spreads of 10) and SpO2 (counted down, in spreads of 2) in windows of four steps, of which
     * the last is judged. Its weights are 0, so that it expects everybody to be as he normally is; what was normal is the plain mean
     * of the steps before.
     */
    static RnnModel expectingTheNormal() {
        return new RnnModel(card(), zeros(3, 2));
    }

    static ModelCard card() {
        return card(new ModelCard.Scoring(1, 2, 1e9, 1, 0.25));
    }

    static ModelCard card(ModelCard.Scoring scoring) {
        return new ModelCard(
                "by-hand",
                "1",
                "Expects the own normal",
                ModelCard.EXPECTATION,
                new WindowSpec(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(1), Duration.ZERO),
                channels(),
                ModelCard.LAST_DEVIATION_AND_INDICATOR,
                scoring,
                new Calibration(9, new double[] {0.1, 0.5, 0.9}, new double[] {0.5, 1, 2}),
                new ModelCard.Origin(
                        List.of(new ModelCard.Source("none", "made by hand", "Apache-2.0", "none", "00")),
                        "nothing",
                        new ModelCard.Split(1, 1, 1),
                        List.of(PersonMark.of("anna")),
                        Map.of("error", 1.0),
                        7,
                        "a pencil"));
    }

    static List<ModelCard.Channel> channels() {
        return List.of(
                new ModelCard.Channel(VitalSign.HEART_RATE, Direction.UP, 0, 80, 10, 10, 1),
                new ModelCard.Channel(VitalSign.SPO2, Direction.DOWN, 0, 96, 2, 2, 0.5));
    }

    static Weights zeros(int hidden, int channels) {
        return new Weights(
                new float[2 * channels][4 * hidden],
                new float[hidden][4 * hidden],
                new float[4 * hidden],
                new float[hidden][channels],
                new float[channels]);
    }

    static Weights random(int hidden, int channels, long seed) {
        Random random = new Random(seed);
        Weights weights = zeros(hidden, channels);
        fill(weights.input(), random);
        fill(weights.recurrent(), random);
        fill(weights.output(), random);
        fill(new float[][] {weights.bias(), weights.outputBias()}, random);
        return weights;
    }

    static Window window(float[]... values) {
        return new Window(0, 1000L * values[0].length, 1000L * values[0].length - 1, values, false);
    }

    private static void fill(float[][] matrix, Random random) {
        for (float[] row : matrix) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian() / 2;
            }
        }
    }
}
