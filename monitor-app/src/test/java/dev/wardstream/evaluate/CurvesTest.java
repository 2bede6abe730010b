package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wardstream.statistics.Drawing;
import dev.wardstream.statistics.Ranking;
import dev.wardstream.statistics.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The curves of a scorer, against scikit-learn's and numpy's. */
class CurvesTest {
    @ParameterizedTest
    @MethodSource("drawn")
    void theCurvesAreWhatScikitLearnDraws(JsonNode reference) {
        boolean[] outcomes = Reference.truths(reference.path("outcomes"));
        Judgement judgement = judgement(Reference.numbers(reference.path("scores")));

        assertAre(
                Reference.rows(reference.path("roc")),
                Curves.roc(judgement, outcomes).points());
        assertAre(
                Reference.rows(reference.path("precisionRecall")),
                Curves.precisionRecall(judgement, outcomes).points(),
                0.02);
    }

    static Stream<Named<JsonNode>> drawn() {
        return Reference.cases("ranking.json").filter(one -> one.getPayload().has("roc"));
    }

    @Test
    void theAreaUnderTheCurveIsTheAuroc() {
        Random random = new Random(2);
        for (int round = 0; round < 50; round++) {
            boolean[] outcomes = Drawing.outcomes(random, 80);
            double[] scores = Drawing.scores(random, outcomes, 1 + random.nextInt(30));
            List<double[]> points = Curves.roc(judgement(scores), outcomes).points();
            double area = 0;
            for (int i = 1; i < points.size(); i++) {
                area += (points.get(i)[0] - points.get(i - 1)[0]) * (points.get(i)[1] + points.get(i - 1)[1]) / 2;
            }

            assertThat(area)
                    .isCloseTo(Ranking.ofMoments(scores, outcomes).worth().auroc(), within(1e-9));
        }
    }

    @Test
    void aLongCurveIsThinnedFromItsFirstPointToItsLast() {
        Random random = new Random(3);
        boolean[] outcomes = Drawing.outcomes(random, 5000);
        List<double[]> points =
                Curves.roc(judgement(random.doubles(5000).toArray()), outcomes).points();

        assertThat(points).hasSize(201).isSortedAccordingTo((a, b) -> Double.compare(a[0], b[0]));
        assertThat(points.get(0)).containsExactly(0, 0);
        assertThat(points.get(200)).containsExactly(1, 1);
    }

    @Test
    void calibrationIsWhatNumpySaysOfTheTenths() {
        Reference.elements(Reference.of("calibration.json").path("cases"))
                .forEach(reference -> assertAre(
                        Reference.rows(reference.path("points")),
                        Curves.calibration(
                                        judgement(Reference.numbers(reference.path("scores"))),
                                        Reference.truths(reference.path("outcomes")))
                                .points()));
    }

    @Test
    void theOrderOfTheRecordingsDoesNotChangeTheCalibration() {
        Random random = new Random(7);
        boolean[] outcomes = Drawing.outcomes(random, 97);
        double[] scores = Drawing.scores(random, outcomes, 6);
        List<Integer> order = IntStream.range(0, scores.length).boxed().toList();
        List<double[]> points = Curves.calibration(judgement(scores), outcomes).points();
        for (int round = 0; round < 20; round++) {
            List<Integer> shuffled = new ArrayList<>(order);
            Collections.shuffle(shuffled, random);
            boolean[] itsOutcomes = new boolean[outcomes.length];
            for (int i = 0; i < itsOutcomes.length; i++) {
                itsOutcomes[i] = outcomes[shuffled.get(i)];
            }
            double[] its = shuffled.stream().mapToDouble(i -> scores[i]).toArray();

            assertAre(
                    points.toArray(double[][]::new),
                    Curves.calibration(judgement(its), itsOutcomes).points());
        }
    }

    @Test
    void whoGivesEverybodyTheSameChanceHasOnePointAtTheShareThatHadTheOutcome() {
        double[] same = new double[40];
        Arrays.fill(same, 0.2);
        boolean[] outcomes = new boolean[40];
        Arrays.fill(outcomes, 0, 10, true);

        assertAre(
                new double[][] {{0.2, 0.25}},
                Curves.calibration(judgement(same), outcomes).points());
    }

    private static void assertAre(double[][] reference, List<double[]> points) {
        assertAre(reference, points, Double.NEGATIVE_INFINITY);
    }

    /** @param from points further left are not drawn */
    private static void assertAre(double[][] reference, List<double[]> points, double from) {
        double[][] expected =
                Arrays.stream(reference).filter(point -> point[0] >= from).toArray(double[][]::new);
        assertThat(points).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(points.get(i)[0]).as("x %d", i).isCloseTo(expected[i][0], within(1e-9));
            assertThat(points.get(i)[1]).as("y %d", i).isCloseTo(expected[i][1], within(1e-9));
        }
    }

    private static Judgement judgement(double[] scores) {
        return new Judgement("s", Judgement.BASELINE, "", scores, true, new boolean[scores.length], "");
    }
}
