package dev.wardstream.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.classification.evaluation.LabelEvaluationUtil;

/** Figures that can be reckoned by hand, that others have reckoned, and that must hold of any scores. */
class RankingTest {
    private static final double[] SCORES = {0.9, 0.8, 0.7, 0.7, 0.2};
    private static final boolean[] DIED = {true, false, true, false, false};
    private static final int[] EVERYBODY = {0, 1, 2, 3, 4};

    @Test
    void aRankingIsWorthThePairsThatItOrders() {
        Ranking.Worth worth = new Ranking(SCORES, DIED, EVERYBODY).worth(new int[] {1, 1, 1, 1, 1});

        // Of the six pairs of a death and a survivor, the first death wins three; the second one, ties one and loses
        // one.
        assertThat(worth.auroc()).isCloseTo((3 + 1 + 0.5) / 6, within(1e-12));
        // Average precision: 1 of 1 for the first death, 2 of 4 for the second, which comes with a tie.
        assertThat(worth.auprc()).isCloseTo((1.0 + 0.5) / 2, within(1e-12));
        assertThat(worth.minSensitivityPpv()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void whoIsDrawnTwiceCountsTwiceAndWhoIsNotDrawnNotAtAll() {
        int[] drawn = {2, 0, 1, 1, 1};
        double[] scores = {0.9, 0.9, 0.7, 0.7, 0.2};
        boolean[] died = {true, true, true, false, false};

        Ranking.Worth weighted = new Ranking(SCORES, DIED, EVERYBODY).worth(drawn);
        Ranking.Worth listed = new Ranking(scores, died, EVERYBODY).worth(new int[] {1, 1, 1, 1, 1});

        assertThat(weighted).isEqualTo(listed);
    }

    @Test
    void aScoreThatKnowsNothingIsWorthAHalf() {
        Random random = new Random(1);
        int count = 20_000;
        double[] scores = random.doubles(count).toArray();
        boolean[] died = new boolean[count];
        for (int i = 0; i < count; i++) {
            died[i] = random.nextInt(10) == 0;
        }
        int[] persons = IntStream.range(0, count).toArray();

        Ranking.Worth worth = new Ranking(scores, died, persons)
                .worth(IntStream.generate(() -> 1).limit(count).toArray());

        assertThat(worth.auroc()).isCloseTo(0.5, within(0.02));
        assertThat(worth.auprc()).isCloseTo(0.1, within(0.02));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRankingIsWorthWhatScikitLearnSays(JsonNode reference) {
        double[] scores = Reference.numbers(reference.path("scores"));
        int[] everybody = IntStream.range(0, scores.length).toArray();
        Ranking ranking = new Ranking(scores, Reference.truths(reference.path("outcomes")), everybody);

        Ranking.Worth worth = ranking.worth(Reference.counts(reference.path("weights")));

        Reference.assertIs("AUROC", worth.auroc(), reference.path("auroc"));
        Reference.assertIs("average precision", worth.auprc(), reference.path("auprc"));
        Reference.assertIs("min(Se, PPV)", worth.minSensitivityPpv(), reference.path("minSensitivityPpv"));
    }

    static Stream<Named<JsonNode>> cases() {
        return Reference.cases("ranking.json");
    }

    @Test
    void aRankingIsWorthWhatTribuoSays() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            boolean[] died = Drawing.outcomes(random, 5 + random.nextInt(60));
            double[] scores = Drawing.scores(random, died, 1 + random.nextInt(20));

            Ranking.Worth worth = Ranking.ofMoments(scores, died).worth();

            assertThat(worth.auroc())
                    .as("round %d", round)
                    .isCloseTo(LabelEvaluationUtil.binaryAUCROC(died, scores), within(1e-9));
            assertThat(worth.auprc())
                    .as("round %d", round)
                    .isCloseTo(LabelEvaluationUtil.averagedPrecision(died, scores), within(1e-9));
        }
    }

    @Test
    void aScoreUpsideDownIsWorthWhatTheOtherLeaves() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            boolean[] died = Drawing.outcomes(random, 40);
            double[] scores = Drawing.scores(random, died, 8);
            double[] upsideDown = Arrays.stream(scores).map(score -> -score).toArray();

            assertThat(Ranking.ofMoments(upsideDown, died).worth().auroc())
                    .isCloseTo(1 - Ranking.ofMoments(scores, died).worth().auroc(), within(1e-12));
        }
    }

    @Test
    void onlyTheOrderOfTheScoresCountsAndNotThatOfTheMoments() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            boolean[] died = Drawing.outcomes(random, 40);
            double[] scores = Drawing.scores(random, died, 8);
            double[] risen = Arrays.stream(scores).map(Math::exp).toArray();
            double[] turned = new double[scores.length];
            boolean[] diedTurned = new boolean[scores.length];
            for (int i = 0; i < scores.length; i++) {
                turned[i] = scores[scores.length - 1 - i];
                diedTurned[i] = died[scores.length - 1 - i];
            }
            Ranking.Worth worth = Ranking.ofMoments(scores, died).worth();

            assertThat(Ranking.ofMoments(risen, died).worth()).isEqualTo(worth);
            assertThat(Ranking.ofMoments(turned, diedTurned).worth()).isEqualTo(worth);
        }
    }

    @Test
    void atTheLowestScoreEverybodyIsCalled() {
        List<Ranking.Cut> cuts = Ranking.ofMoments(SCORES, DIED).cuts();

        assertThat(cuts)
                .containsExactly(
                        new Ranking.Cut(1, 1), new Ranking.Cut(2, 1), new Ranking.Cut(4, 2), new Ranking.Cut(5, 2));
    }

    @Test
    void aScoreThatIsNoNumberHasNoPlace() {
        assertThatThrownBy(() -> Ranking.ofMoments(new double[] {1, Double.NaN}, new boolean[] {true, false}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a score must be a number to be ranked, that of moment 1 of 2 is NaN");
    }
}
