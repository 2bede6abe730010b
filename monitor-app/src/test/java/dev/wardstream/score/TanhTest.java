package dev.wardstream.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What the networks squash their sums with is the hyperbolic tangent, whatever the sum. */
class TanhTest {
    private static final double TOLERANCE = 2.1e-7;
    /** Of the floats one in so many is tried: a prime, so that all their last bits are among them. */
    private static final int STRIDE = 199;

    @Test
    void itIsTheHyperbolicTangentOverAllFloats() {
        float[] numbers = new float[4096];
        float[] results = new float[numbers.length];
        int count = 0;
        double worst = 0;
        float worstOf = 0;
        float largest = 0;
        for (long bits = 0; bits <= Float.floatToIntBits(Float.MAX_VALUE); bits += STRIDE) {
            numbers[count++] = Float.intBitsToFloat((int) bits);
            if (count == numbers.length) {
                count = 0;
                Tanh.of(numbers, results);
                for (int i = 0; i < numbers.length; i++) {
                    double error = Math.abs(results[i] - Math.tanh(numbers[i]));
                    if (!(error <= worst)) {
                        worst = error;
                        worstOf = numbers[i];
                    }
                    largest = Math.max(largest, results[i]);
                }
            }
        }
        assertThat(worst).as("the worst error, at %s", worstOf).isLessThanOrEqualTo(TOLERANCE);
        assertThat(largest).isEqualTo(1);
    }

    @Test
    void itIsOddToTheLastBitAndZeroAtZero() {
        for (float x = 0; x < 12; x += 0.001f) {
            assertThat(tanh(-x)).isEqualTo(-tanh(x));
        }
        assertThat(tanh(0)).isEqualTo(0f);
    }

    @Test
    void itIsCutOffAtOneAndAnInfiniteSumIsNoExcuse() {
        for (float x : new float[] {10, 99, 100, 101, 1e6f, 1e19f, 1e30f, Float.MAX_VALUE, Float.POSITIVE_INFINITY}) {
            assertThat(tanh(x)).as("of %s", x).isEqualTo(1);
            assertThat(tanh(-x)).as("of %s", -x).isEqualTo(-1);
        }
    }

    @Test
    void whatIsNoNumberStaysNone() {
        assertThat(tanh(Float.NaN)).isNaN();
    }

    @Test
    void aSigmoidOfItIsWithinTheSameTolerance() {
        for (float x = -30; x < 30; x += 0.001f) {
            assertThat(0.5 + 0.5 * tanh(x / 2)).isCloseTo(1 / (1 + Math.exp(-x)), within(TOLERANCE));
        }
    }

    private static float tanh(float x) {
        float[] result = {x};
        Tanh.of(result, result);
        return result[0];
    }
}
