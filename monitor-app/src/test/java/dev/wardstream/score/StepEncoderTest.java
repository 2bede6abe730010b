package dev.wardstream.score;

import static dev.wardstream.score.Handmade.NAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.vitals.VitalSign;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepEncoderTest {
    private static final ModelCard.Scoring SCORING = Handmade.card().scoring();

    private final StepEncoder encoder = new StepEncoder(Handmade.channels(), SCORING, 4);
    private final float[] into = new float[4];

    @Test
    void whatIsJudgedIsReadAsItWasTheHorizonBefore() {
        float[][] values = {{80, 90, NAN, 95}, {NAN, NAN, 98, 96}};

        encoder.reset();
        assertThat(encoded(values, 0)).containsExactly(0, 0, 1, 1);
        assertThat(encoded(values, 1)).containsExactly(0, 0, 1, 1);
        assertThat(encoder.deviation(0, 1))
                .as("10 above the normal of 80, in spreads of 10")
                .isEqualTo(1);
        assertThat(encoded(values, 2)).as("nothing is known of the first step").containsExactly(0, 0, 1, 1);
        assertThat(encoded(values, 3)).as("the heart rate of two steps before").containsExactly(1, 0, 0, 1);
        assertThat(encoder.deviation(0, 3)).as("10 above the normal of 85").isEqualTo(1);
        assertThat(encoder.deviation(1, 3))
                .as("2 below the normal of 98, in spreads of 2")
                .isEqualTo(-1);
    }

    @Test
    void contextIsReadAsItIsNowAndAGapKeepsTheLastOne() {
        StepEncoder context = new StepEncoder(
                List.of(new ModelCard.Channel(VitalSign.MOTION, Direction.CONTEXT, 0, 0, 1, 1, 1)), SCORING, 4);
        float[] read = new float[2];
        float[][] values = {{1, 3, NAN, 2}};

        context.reset();
        context.encode(values, 0, read);
        context.encode(values, 1, read);
        assertThat(read).containsExactly(2, 0);
        context.encode(values, 2, read);
        assertThat(read).containsExactly(2, 1);
        context.encode(values, 3, read);
        assertThat(read).as("as normal: the mean of 1 and 3").containsExactly(0, 0);
    }

    @Test
    void nothingThatComesLaterChangesWhatWasRead() {
        float[][] calm = {{80, 82, 81, 80}, {96, 97, 96, 96}};
        float[][] later = {{80, 82, 81, 190}, {96, 97, 96, 70}};
        encoder.reset();
        StepEncoder other = new StepEncoder(Handmade.channels(), SCORING, 4);
        other.reset();
        float[] same = new float[4];
        for (int step = 0; step < 3; step++) {
            other.encode(later, step, same);
            assertThat(encoded(calm, step)).containsExactly(same);
        }
    }

    @Test
    void aNewWindowKnowsNothingOfTheOneBefore() {
        encoder.reset();
        encoded(new float[][] {{120, 130, 140, 150}, {80, 80, 80, 80}}, 0);
        encoder.reset();

        assertThat(encoded(new float[][] {{NAN}, {NAN}}, 0)).containsExactly(0, 0, 1, 1);
        assertThat(encoder.deviation(0, 0)).isNaN();
    }

    @Test
    void whatIsExpectedComesBackInTheVitalsUnitAlsoFromALogarithmicScale() {
        ModelCard.Channel sweat =
                new ModelCard.Channel(VitalSign.ELECTRODERMAL_ACTIVITY, Direction.UP, 0.05, 1, 1, 0.5, 1);
        StepEncoder one = new StepEncoder(List.of(sweat), SCORING, 4);
        float[][] values = {{1.25f, 1.25f, 4, 4}};
        one.reset();
        for (int step = 0; step < 3; step++) {
            one.encode(values, step, new float[2]);
        }

        assertThat(one.valueAt(0, 0)).as("as normal").isCloseTo(1.25, within(1e-5));
        assertThat(one.valueAt(0, one.deviation(0, 2))).as("as it was").isCloseTo(4, within(1e-5));
    }

    private float[] encoded(float[][] values, int step) {
        encoder.encode(values, step, into);
        return into;
    }
}
