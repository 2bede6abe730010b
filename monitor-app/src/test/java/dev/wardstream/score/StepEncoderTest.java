package dev.wardstream.score;

import static dev.wardstream.score.Handmade.NAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StepEncoderTest {
    private final StepEncoder encoder = new StepEncoder(Handmade.card().channels());
    private final float[] into = new float[4];

    @Test
    void aGapIsFilledWithTheLastObservationAndFlagged() {
        float[][] values = {{90, NAN, 70}, {NAN, NAN, 98}};

        encoder.reset();
        assertThat(encoded(values, 0)).containsExactly(1, 0, 0, 1);
        assertThat(encoded(values, 1)).containsExactly(1, 0, 1, 1);
        assertThat(encoded(values, 2)).containsExactly(-1, 1, 0, 0);
    }

    @Test
    void aNewWindowStartsFromTheMeanAgain() {
        encoder.reset();
        encoded(new float[][] {{120}, {80}}, 0);
        encoder.reset();

        assertThat(encoded(new float[][] {{NAN}, {NAN}}, 0)).containsExactly(0, 0, 1, 1);
    }

    @Test
    void whatIsNormalisedComesBackInItsUnit() {
        assertThat(encoder.denormalise(1, encoder.normalise(1, 91.5f))).isCloseTo(91.5, within(1e-5));
    }

    private float[] encoded(float[][] values, int step) {
        encoder.encode(values, step, into);
        return into;
    }
}
