package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wardstream.statistics.Ranking;
import dev.wardstream.statistics.Reference;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.Window;
import dev.wardstream.window.WindowSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The learners that the networks are held against, on a table whose answer scikit-learn knows. */
class TableLearningTest {
    private static final View VIEW = new View(
            new WindowSpec(Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(1), Duration.ofHours(1)),
            List.of(VitalSign.HEART_RATE, VitalSign.RESPIRATORY_RATE, VitalSign.SPO2));

    private final JsonNode reference = Reference.of("learning.json");

    @Test
    void logisticRegressionSaysWhatScikitLearnSays() {
        boolean[] outcomes = Reference.truths(reference.path("outcomes"));
        List<Moment> training = moments(Reference.rows(reference.path("training")), outcomes);
        double[][] asked = Reference.rows(reference.path("asked"));

        double[] probabilities = TableLearning.probabilities(
                Learner.LAST_VALUES, VIEW, training, moments(asked, new boolean[asked.length]), 1);

        double[] expected = Reference.numbers(reference.path("probabilities"));
        assertThat(expected).hasSameSizeAs(probabilities);
        for (int i = 0; i < expected.length; i++) {
            // LIBLINEAR stops where the gradient is a hundredth of what it was at first.
            assertThat(probabilities[i]).as("patient %d", i).isCloseTo(expected[i], within(5e-3));
        }
    }

    @ParameterizedTest
    @EnumSource(Learner.class)
    void everyLearnerTellsTheIllFromTheWell(Learner learner) {
        boolean[] ill = new boolean[120];
        for (int i = 0; i < ill.length; i++) {
            ill[i] = i % 3 == 0;
        }
        List<Moment> training = heartsOf(ill, new Random(1));
        List<Moment> asked = heartsOf(ill, new Random(2));

        double[] probabilities = TableLearning.probabilities(learner, VIEW, training, asked, 1);

        assertThat(Arrays.stream(probabilities)).allMatch(probability -> probability >= 0 && probability <= 1);
        assertThat(Ranking.ofMoments(probabilities, ill).worth().auroc()).isGreaterThan(0.97);
    }

    @Test
    void aVitalThatWasTheSameInAllOfTrainingSaysNothingOfWhoDiffers() {
        double[][] rows = Reference.rows(reference.path("training"));
        for (double[] row : rows) {
            row[2] = 0.1;
        }
        List<Moment> training = moments(rows, Reference.truths(reference.path("outcomes")));
        double[][] asked = {{90, 20, 0.1}, {90, 20, 0.4}};

        double[] probabilities = TableLearning.probabilities(
                Learner.LAST_VALUES, VIEW, training, moments(asked, new boolean[asked.length]), 1);

        assertThat(probabilities[1]).isCloseTo(probabilities[0], within(1e-9)).isBetween(0.1, 0.9);
    }

    @Test
    void allOfThemAreDrawnUnlessThatAreTooMany() {
        List<Moment> moments = moments(Reference.rows(reference.path("training")), new boolean[160]);

        assertThat(TableLearning.drawn(moments, 0, 1)).isEqualTo(moments);
        assertThat(TableLearning.drawn(moments, 160, 1)).isEqualTo(moments);
        assertThat(TableLearning.drawn(moments, 20, 1))
                .hasSize(20)
                .doesNotHaveDuplicates()
                .isEqualTo(TableLearning.drawn(moments, 20, 1))
                .isNotEqualTo(TableLearning.drawn(moments, 20, 2));
    }

    /** The hearts of the ill race, and they are looked at twice. */
    private static List<Moment> heartsOf(boolean[] ill, Random random) {
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < ill.length; i++) {
            float rate = (float) ((ill[i] ? 120 : 80) + 5 * random.nextGaussian());
            float[][] values = {
                {ill[i] ? rate : Float.NaN, rate},
                {Float.NaN, 16 + random.nextInt(4)},
                {Float.NaN, 94 + random.nextInt(4)}
            };
            Window window = new Window(0, 7_200_000, 7_199_999, values, false);
            moments.add(new Moment("p" + i, "r" + i, 7_199_999, ill[i], Map.of(VIEW, window), 0, 0));
        }
        return moments;
    }

    /** Each with the last value of each vital; an hour before nothing was measured. */
    private static List<Moment> moments(double[][] rows, boolean[] outcomes) {
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            float[][] values = new float[rows[i].length][];
            for (int channel = 0; channel < values.length; channel++) {
                values[channel] = new float[] {Float.NaN, (float) rows[i][channel]};
            }
            Window window = new Window(0, 7_200_000, 7_199_999, values, false);
            moments.add(new Moment("p" + i, "r" + i, 7_199_999, outcomes[i], Map.of(VIEW, window), 0, 0));
        }
        return moments;
    }
}
