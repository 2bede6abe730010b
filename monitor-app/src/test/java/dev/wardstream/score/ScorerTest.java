package dev.wardstream.score;

import static dev.wardstream.score.Handmade.NAN;
import static dev.wardstream.score.Handmade.window;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.Window;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScorerTest {
    private static final double NOTHING_OFF = Math.pow(Math.log(2), 2);
    private static final float[] STEADY_SPO2 = {96, 96, 96, 96};
    private static final float[] UNKNOWN = {NAN, NAN, NAN, NAN};

    private final RnnModel model = Handmade.expectingTheNormal();
    private final Scorer scorer = model.scorer();

    @Test
    void aPatientAsHeNormallyIsIsHalfUsualWhateverHisNormalIs() {
        ModelScore score = score(window(new float[] {80, 80, 80, 80}, STEADY_SPO2));
        ModelScore athlete = score(window(new float[] {44, 44, 44, 44}, STEADY_SPO2));

        assertThat(score.value()).isEqualTo(athlete.value()).isLessThan(0.5);
        assertThat(score.coverage()).isEqualTo(1);
    }

    @Test
    void theErrorIsTheMeanOfWhatTheVitalsThatWereMeasuredCountAgainstThePatient() {
        // The heart rate is 2 residuals above its normal of 80, SpO2 1 below 96.
        Window both = window(new float[] {70, 90, 80, 100}, new float[] {96, 96, 96, 95});
        Window one = window(new float[] {70, 90, 80, 100}, new float[] {96, 96, 96, NAN});

        assertThat(error(both)).isCloseTo((soft(2) + soft(1)) / 2, within(1e-6));
        assertThat(error(one)).isCloseTo(soft(2), within(1e-6));
    }

    @Test
    void aSlowerHeartAndMoreOxygenCountForThePatient() {
        assertThat(error(window(new float[] {80, 80, 80, 60}, new float[] {96, 96, 96, 98})))
                .isLessThan(NOTHING_OFF / 4);
    }

    @Test
    void anArtefactDoesNotBecomeTheNormal() {
        Window wild = window(new float[] {80, 280, 80, 80}, UNKNOWN);
        Window without = window(new float[] {80, 110, 80, 80}, UNKNOWN);

        assertThat(error(wild)).isCloseTo(error(without), within(1e-6));
    }

    @Test
    void theScoreSaysWhichVitalMadeItAndWhatWasExpected() {
        ModelScore score = score(window(new float[] {80, 80, 80, 100}, new float[] {96, 96, 96, 95}));

        assertThat(score.contributions()).hasSize(2);
        Score.Contribution first = score.contributions().get(0);
        assertThat(first.vital()).isEqualTo(VitalSign.HEART_RATE);
        assertThat(first.share()).isCloseTo(soft(2) / (soft(2) + soft(1)), within(1e-6));
        assertThat(first.observed()).isEqualTo(100);
        assertThat(first.expected()).isCloseTo(80, within(1e-6));
        assertThat(score.contributions().get(1).share()).isCloseTo(soft(1) / (soft(2) + soft(1)), within(1e-6));
        assertThat(score.contributions().get(1).expected()).isCloseTo(96, within(1e-6));
    }

    @Test
    void contextExplainsAndIsNotJudged() {
        List<ModelCard.Channel> channels = List.of(
                new ModelCard.Channel(VitalSign.HEART_RATE, Direction.UP, 0, 80, 10, 10, 1),
                new ModelCard.Channel(VitalSign.MOTION, Direction.CONTEXT, 0.005, 0.1, 0.1, 1, 1));
        WindowError error = new WindowError(channels, model.card().scoring(), 4, Handmade.zeros(3, 2));

        assertThat(error.of(window(new float[] {80, 80, 80, 80}, new float[] {0, 0, 0, 3})))
                .isCloseTo(NOTHING_OFF, within(1e-6));
        assertThat(error.contributions())
                .singleElement()
                .satisfies(one -> assertThat(one.vital()).isEqualTo(VitalSign.HEART_RATE));
        assertThat(error.of(window(UNKNOWN, new float[] {0, 0, 0, 3}))).isNaN();
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
        assertThat(scored).isGreaterThan(150);
    }

    @Test
    void aWindowOfAnotherModelIsRefusedByName() {
        assertThatThrownBy(() -> scorer.score(window(new float[] {80, 80, 80, 80})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "reads windows of 2 channels and 4 steps; this window has 1 channels and 4 steps");
    }

    private double error(Window window) {
        return new WindowError(model.card().channels(), model.card().scoring(), 4, Handmade.zeros(3, 2)).of(window);
    }

    private static double soft(double residuals) {
        return Math.pow(Math.log(1 + Math.exp(residuals)), 2);
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
