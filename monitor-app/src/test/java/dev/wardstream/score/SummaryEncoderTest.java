package dev.wardstream.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SummaryEncoderTest {
    private static final float NAN = Float.NaN;
    private static final int MEAN = WindowSummary.PARTS.indexOf("mean");
    private static final int RECENT = WindowSummary.PARTS.indexOf("recent mean");
    private static final int COUNT = WindowSummary.PARTS.indexOf("count");

    @Test
    void aWindowIsWhatItBeganAsWhatItBecameAndHowFarItWent() {
        double[] summary = WindowSummary.of(new float[][] {{NAN, 80, 100, NAN, NAN, NAN, NAN, 120}});

        assertThat(summary)
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(80, 120, 100, 80, 120, Math.sqrt(800 / 3.0), 40, 80, 120, 3);
    }

    @Test
    void aWardThatChartsHourlyCountsAsOneThatChartsEveryOther() {
        assertThat(WindowSummary.of(new float[][] {{80, 80, 80, 80}})[COUNT])
                .isEqualTo(WindowSummary.of(new float[][] {{NAN, 80, NAN, 80}})[COUNT])
                .isEqualTo(2);
    }

    @Test
    void whatWasNotMeasuredIsUnknownAndCountedNever() {
        double[] summary = WindowSummary.of(new float[][] {{NAN, NAN}, {70, NAN}});

        assertThat(Arrays.copyOf(summary, COUNT)).containsOnly(Double.NaN);
        assertThat(summary[COUNT]).isZero();
        assertThat(summary[WindowSummary.PARTS.size() + RECENT]).isNaN();
    }

    @Test
    void aNumberIsHowMuchOfEachStretchItHasPassedBeyondTheUsual() {
        float[] encoded = new SummaryEncoder(scale()).encode(new float[][] {{250, 250}});

        // Half of the third stretch, from 200 to 300, where a tenth of each is usual.
        assertThat(stretches(encoded, MEAN))
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(0.9f, 0.9f, 0.4f, -0.1f, -0.1f, -0.1f, -0.1f, -0.1f);
    }

    @Test
    void whatIsMissingIsAsUsualAndWhatIsFarBeyondAllStaysAtTheEdge() {
        float[] missing = new SummaryEncoder(scale()).encode(new float[][] {{NAN, NAN}});
        float[] huge = new SummaryEncoder(scale()).encode(new float[][] {{1e9f, 1e9f}});

        assertThat(stretches(missing, MEAN)).containsOnly(0);
        assertThat(stretches(huge, MEAN)).usingComparatorWithPrecision(1e-6f).containsOnly(0.9f);
    }

    @Test
    void aStretchWithoutWidthIsPassedAtOnce() {
        float[] flat = {5, 5, 5, 5, 5, 5, 5, 5, 9};

        assertThat(SummaryScale.passed(flat, 0, 5)).isZero();
        assertThat(SummaryScale.passed(flat, 0, 5.1)).isEqualTo(1);
        assertThat(SummaryScale.passed(flat, 7, 7)).isEqualTo(0.5f);
    }

    @Test
    void quantilesThatFallAreRefused() {
        float[][] falling = {{0, 1, 2, 3, 2, 5, 6, 7, 8}};

        assertThatThrownBy(() -> new SummaryScale(falling, new float[1][SummaryScale.STRETCHES]))
                .hasMessageContaining("quantiles");
    }

    private static float[] stretches(float[] encoded, int part) {
        return Arrays.copyOfRange(encoded, part * SummaryScale.STRETCHES, (part + 1) * SummaryScale.STRETCHES);
    }

    /** One signal whose numbers lay evenly between 0 and 800. */
    private static SummaryScale scale() {
        int numbers = WindowSummary.PARTS.size();
        float[][] quantiles = new float[numbers][SummaryScale.STRETCHES + 1];
        float[][] usual = new float[numbers][SummaryScale.STRETCHES];
        for (int number = 0; number < numbers; number++) {
            for (int i = 0; i <= SummaryScale.STRETCHES; i++) {
                quantiles[number][i] = 100 * i;
            }
            Arrays.fill(usual[number], 0.1f);
        }
        return new SummaryScale(quantiles, usual);
    }
}
