package dev.wardstream.score;

import static dev.wardstream.score.Handmade.NAN;
import static dev.wardstream.score.Handmade.window;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.Window;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScorerTest {
    private static final float[] STEADY_SPO2 = {96, 96, 96, 96};
    private static final float[] UNKNOWN = {NAN, NAN, NAN, NAN};

    private final RnnModel model = Handmade.expectingTheMeans();
    private final Scorer scorer = model.scorer();

    @Test
    void aPatientAsExpectedScoresNothing() {
        ModelScore score = score(window(new float[] {80, 80, 80, 80}, STEADY_SPO2));

        assertThat(score.value()).isZero();
        assertThat(score.coverage()).isEqualTo(1);
    }

    @Test
    void theErrorIsTheMeanSquareInResidualsOfWhatCouldBeForecast() {
        WindowError error =
                new WindowError(model.card().channels(), model.card().scoring(), 4, Handmade.zeros(3, 2));

        // Heart rate is off by 1, 2, 0 residuals after the first step; SpO2 by 0 in the two steps that have it.
        Window window = window(new float[] {120, 90, 100, 80}, new float[] {NAN, 96, NAN, 96});

        assertThat(error.of(window)).isCloseTo((1.0 + 4 + 0 + 0 + 0) / 5, within(1e-6));
    }

    @Test
    void oneWildValueCountsInProportionNotInItsSquare() {
        WindowError error =
                new WindowError(model.card().channels(), model.card().scoring(), 4, Handmade.zeros(3, 2));

        // Off by 10 residuals, beyond the 3 that are squared: 3 * (2 * 10 - 3), over three measured steps.
        assertThat(error.of(window(new float[] {80, 180, 80, 80}, UNKNOWN))).isCloseTo(51 / 3.0, within(1e-5));
    }

    @Test
    void theScoreSaysWhichVitalMadeItAndWhatWasExpected() {
        // In the last step the heart rate is 2 residuals off, SpO2 1.
        ModelScore score = score(window(new float[] {80, 80, 80, 100}, new float[] {96, 96, 96, 95}));

        assertThat(score.contributions()).hasSize(2);
        Score.Contribution first = score.contributions().get(0);
        assertThat(first.vital()).isEqualTo(VitalSign.HEART_RATE);
        assertThat(first.share()).isCloseTo(4.0 / 5, within(1e-6));
        assertThat(first.observed()).isEqualTo(100);
        assertThat(first.expected()).isCloseTo(80, within(1e-6));
        assertThat(score.contributions().get(1).share()).isCloseTo(1.0 / 5, within(1e-6));
        assertThat(score.contributions().get(1).expected()).isCloseTo(96, within(1e-6));
    }

    @Test
    void aVitalThatNobodyMeasuredHasNoShareAndNoValue() {
        ModelScore score = score(window(new float[] {80, 80, 90, 100}, UNKNOWN));

        Score.Contribution last = score.contributions().get(1);
        assertThat(last.vital()).isEqualTo(VitalSign.SPO2);
        assertThat(last.share()).isZero();
        assertThat(last.observed()).isNaN();
        assertThat(last.expected()).isNaN();
        assertThat(score.coverage()).isEqualTo(0.5);
    }

    @Test
    void aWindowWithNothingInItGetsNoScoreRatherThanALowOne() {
        assertThat(scorer.score(window(UNKNOWN, UNKNOWN))).isNull();
    }

    @Test
    void oneValueInAWholeWindowIsTooLittle() {
        assertThat(scorer.score(window(new float[] {NAN, NAN, NAN, 140}, UNKNOWN)))
                .isNull();
    }

    @Test
    void whatWasMeasuredInTheFirstStepOnlyCannotBeJudged() {
        assertThat(scorer.score(window(new float[] {140, NAN, NAN, NAN}, new float[] {80, NAN, NAN, NAN})))
                .isNull();
    }

    @Test
    void theFasterTheHeartTheHigherTheScoreAlsoBeyondWhatWasEverSeen() {
        double last = -1;
        for (int rate = 81; rate <= 300; rate++) {
            double value =
                    score(window(new float[] {80, 80, 80, rate}, STEADY_SPO2)).value();
            assertThat(value).as("score at %d /min", rate).isGreaterThan(last).isLessThan(1);
            last = value;
        }
        assertThat(last).isGreaterThan(0.97);
    }

    @Test
    void aScorerKeepsNothingFromOnePatientToTheNext() {
        RnnModel random = new RnnModel(Handmade.card(), Handmade.random(8, 2, 3));
        Scorer shared = random.scorer();
        Random values = new Random(5);
        for (int i = 0; i < 50; i++) {
            Window window = window(noise(values, 80, 15), noise(values, 96, 3));
            assertThat(shared.score(window)).isEqualTo(random.scorer().score(window));
        }
    }

    @Test
    void whateverIsMissingTheSharesSumToOneAndTheScoreIsANumber() {
        Scorer shared = new RnnModel(Handmade.card(), Handmade.random(8, 2, 4)).scorer();
        Random random = new Random(6);
        int scored = 0;
        for (int i = 0; i < 500; i++) {
            ModelScore score = shared.score(window(withGaps(random, 80, 40), withGaps(random, 96, 8)));
            if (score != null) {
                scored++;
                assertThat(score.value()).isBetween(0.0, 1.0);
                assertThat(score.contributions().stream()
                                .mapToDouble(Score.Contribution::share)
                                .sum())
                        .isCloseTo(1, within(1e-9));
            }
        }
        assertThat(scored).isGreaterThan(200);
    }

    @Test
    void aWindowOfAnotherModelIsRefusedByName() {
        assertThatThrownBy(() -> scorer.score(window(new float[] {80, 80, 80, 80})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "reads windows of 2 channels and 4 steps; this window has 1 channels and 4 steps");
    }

    private ModelScore score(Window window) {
        return requireNonNull(scorer.score(window));
    }

    private static float[] noise(Random random, float mean, float sd) {
        float[] values = new float[4];
        for (int i = 0; i < values.length; i++) {
            values[i] = mean + sd * (float) random.nextGaussian();
        }
        return values;
    }

    private static float[] withGaps(Random random, float mean, float sd) {
        float[] values = noise(random, mean, sd);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextBoolean() ? NAN : values[i];
        }
        return values;
    }
}
