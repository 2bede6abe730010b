package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures that can be reckoned by hand. */
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

    @Test
    void callsAreCountedAgainstWhatBecameOfThem() {
        boolean[] called = {true, true, false, false, false};
        Calls calls = Calls.of(called, DIED, EVERYBODY, new int[] {1, 1, 1, 1, 1});

        assertThat(calls).isEqualTo(new Calls(1, 1, 2, 1));
        assertThat(calls.sensitivity()).isEqualTo(0.5);
        assertThat(calls.specificity()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(calls.ppv()).isEqualTo(0.5);
        assertThat(calls.npv()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(calls.f1()).isEqualTo(0.5);
        assertThat(calls.accuracy()).isEqualTo(0.6);
    }

    @Test
    void theHoursOfOnePatientAreNoIndependentEvidence() {
        // Two persons with 200 moments each: however many moments, two persons say little.
        int moments = 400;
        double[] scores = new Random(2).doubles(moments).toArray();
        boolean[] died = new boolean[moments];
        int[] persons = new int[moments];
        int[] asIfStrangers = new int[moments];
        for (int i = 0; i < moments; i++) {
            died[i] = i % 20 == 0;
            persons[i] = i < 200 ? 0 : 1;
            asIfStrangers[i] = i;
            scores[i] += died[i] && i < 200 ? 0.8 : 0;
        }
        Judgement judgement = new Judgement("s", Judgement.BASELINE, "", scores, false, new boolean[moments], "");

        Interval byPerson = auroc(new Bootstrap(died, persons, 200, 1), judgement);
        Interval byMoment = auroc(new Bootstrap(died, asIfStrangers, 200, 1), judgement);

        assertThat(byPerson.value()).isEqualTo(byMoment.value());
        assertThat(byPerson.high() - byPerson.low()).isGreaterThan(byMoment.high() - byMoment.low());
    }

    private static Interval auroc(Bootstrap bootstrap, Judgement judgement) {
        return bootstrap
                .of(judgement)
                .getOrDefault(Measure.AUROC, new Bootstrap.Drawn(new double[0]))
                .interval();
    }
}
