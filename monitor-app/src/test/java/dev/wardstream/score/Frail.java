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

    /** One network that looks far back. */
    static RiskModel over(Duration length, int hidden) {
        RiskModel near = random(hidden, 1);
        RiskCard card = near.card();
        Duration hour = Duration.ofHours(1);
        return new RiskModel(
                new RiskCard(
                        card.id(),
                        card.version(),
                        card.title(),
                        card.outcome(),
                        new WindowSpec(hour, length, hour, Duration.ZERO),
                        card.channels(),
                        card.missingValues(),
                        card.leastCoverage(),
                        card.calibration(),
                        card.threshold(),
                        card.thresholdOrigin(),
                        card.limits(),
                        card.origin()),
                near.scale(),
                near.members());
    }

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
                RiskCard.LAST_OBSERVED_ELSE_USUAL,
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
                scale(),
                random.ints(members)
                        .mapToObj(seed -> weights(hidden, new Random(seed)))
                        .toList());
    }

    static Window window(float[]... values) {
        return new Window(0, 4 * 3_600_000L, 4 * 3_600_000L - 1, values, false);
    }

    /** As if each number of a window's summary had lain evenly between 0 and 160. */
    private static SummaryScale scale() {
        int numbers = 3 * WindowSummary.PARTS.size();
        float[][] quantiles = new float[numbers][SummaryScale.STRETCHES + 1];
        float[][] usual = new float[numbers][SummaryScale.STRETCHES];
        for (int number = 0; number < numbers; number++) {
            for (int i = 0; i < SummaryScale.STRETCHES; i++) {
                quantiles[number][i + 1] = 20 * (i + 1);
                usual[number][i] = 1 - (i + 0.5f) / SummaryScale.STRETCHES;
            }
        }
        return new SummaryScale(quantiles, usual);
    }

    private static RiskWeights weights(int hidden, Random random) {
        float[][] dense = new float[RiskWeights.pooled(hidden) + SummaryEncoder.inputs(3)][4];
        float[] output = new float[4];
        for (float[] row : dense) {
            fill(row, random);
        }
        fill(output, random);
        return new RiskWeights(lstm(hidden, random), lstm(hidden, random), dense, new float[4], output, 0.1f);
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
