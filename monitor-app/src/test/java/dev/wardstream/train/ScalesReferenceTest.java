package dev.wardstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wardstream.score.Logistic;
import dev.wardstream.score.ModelCard;
import dev.wardstream.score.RiskCard;
import dev.wardstream.score.SummaryScale;
import dev.wardstream.statistics.Reference;
import dev.wardstream.vitals.Signal;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a model takes from its training persons besides its weights, against numpy and statsmodels. */
class ScalesReferenceTest {
    /** What is kept is of single precision. */
    private static final double SINGLE = 1e-4;

    private static final List<Signal> HEART = List.of(VitalSign.HEART_RATE);

    @ParameterizedTest
    @MethodSource("numbers")
    void quantilesAndWhatIsPassedOfThemAreWhatNumpySays(JsonNode reference) {
        SummaryScale scale = SummaryScales.of(cases(Reference.numbers(reference.path("values"))));

        // Of a single measurement the first, the last, the mean, the least and the largest are all one.
        for (int number = 0; number < 5; number++) {
            assertAre("quantile", Reference.numbers(reference.path("quantiles")), scale.quantiles()[number]);
            assertAre("usual", Reference.numbers(reference.path("usual")), scale.usual()[number]);
        }
    }

    static Stream<Named<JsonNode>> numbers() {
        return Reference.cases("quantiles.json");
    }

    @Test
    void aSignalsMeanAndDeviationAreWhatNumpySays() {
        JsonNode reference = Reference.of("quantiles.json").path("cases").get(0);
        List<RiskCase> cases = cases(Reference.numbers(reference.path("values")));

        RiskCard.Channel risk = RiskNormalisation.of(HEART, cases).get(0);
        ModelCard.Channel expectation = Normalisation.of(
                        Recipe.WARD_HOURLY.reads().subList(0, 1),
                        cases.stream().map(RiskCase::window).toList())
                .get(0);

        for (double mean : new double[] {risk.mean(), expectation.mean()}) {
            Reference.assertIs("mean", mean, reference.path("mean"));
        }
        for (double sd : new double[] {risk.sd(), expectation.sd(), expectation.spread()}) {
            Reference.assertIs("sd", sd, reference.path("sd"));
        }
    }

    @Test
    void aModelMustNotNameWhatNeverVaries() {
        List<RiskCase> constant = cases(36.5, 36.5, 36.5);

        assertThatThrownBy(() -> RiskNormalisation.of(HEART, constant))
                .hasMessageStartingWith("heartRate never varies");
        assertThat(RiskNormalisation.ofAny(HEART, constant))
                .containsExactly(new RiskCard.Channel(VitalSign.HEART_RATE, 0, 1));
    }

    @ParameterizedTest
    @MethodSource("logits")
    void theCalibrationIsTheRegressionThatStatsmodelsFits(JsonNode reference) {
        Logistic fitted =
                Logistic.fit(Reference.numbers(reference.path("logits")), Reference.truths(reference.path("outcomes")));

        Reference.assertIs("slope", fitted.slope(), Reference.number(reference.path("slope")), 1e-6);
        Reference.assertIs("intercept", fitted.intercept(), Reference.number(reference.path("intercept")), 1e-6);
    }

    static Stream<Named<JsonNode>> logits() {
        return Reference.cases("logistic.json");
    }

    private static void assertAre(String what, double[] expected, float[] figures) {
        assertThat(figures).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            Reference.assertIs(what + " " + i, figures[i], expected[i], SINGLE);
        }
    }

    /** Each value in a window of its own, in the second of four steps. */
    private static List<RiskCase> cases(double... values) {
        List<RiskCase> cases = new ArrayList<>();
        for (double value : values) {
            float[] steps = new float[4];
            Arrays.fill(steps, Float.NaN);
            steps[1] = (float) value;
            cases.add(new RiskCase("p" + cases.size(), new Window(0, 4, 3, new float[][] {steps}, false), false));
        }
        return cases;
    }
}
