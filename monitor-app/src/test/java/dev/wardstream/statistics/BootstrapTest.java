package dev.wardstream.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** What resampled persons say, and how often it is true. */
class BootstrapTest {
    private static final double HIGHER = 1.2;

    @Test
    void everyDrawHoldsAsManyPersonsAsThereAreAndTheFirstFigureIsOfEverybody() {
        List<int[]> seen = new ArrayList<>();

        Drawn drawn = new Bootstrap(7, 50, 3).of(weights -> {
            seen.add(weights.clone());
            return weights[0];
        });

        assertThat(seen)
                .hasSize(51)
                .allSatisfy(weights -> assertThat(Arrays.stream(weights).sum()).isEqualTo(7));
        assertThat(seen.get(0)).containsOnly(1);
        assertThat(drawn.everybody()).isEqualTo(1);
        assertThat(Arrays.stream(drawn.draws()).distinct().count()).isGreaterThan(2);
    }

    @Test
    void everyFigureSeesTheSameDraws() {
        Drawn one = new Bootstrap(9, 80, 4).of(weights -> weights[2] + 0.5);
        List<Drawn> two = new Bootstrap(9, 80, 4).ofEach(weights -> new double[] {weights[3], weights[2]});

        Range above = one.minus(two.get(1)).range();

        assertThat(above).isEqualTo(new Range(0.5, 0.5));
        assertThat(new Bootstrap(9, 80, 5).of(weights -> weights[2] + 0.5).draws())
                .isNotEqualTo(one.draws());
    }

    @Test
    void aWardWithoutPatientsHasNoInterval() {
        Drawn nobody = new Bootstrap(0, 20, 1).of(weights -> Double.NaN);

        assertThat(nobody.range()).isNull();
        assertThat(nobody.interval()).isEqualTo(new Interval(Double.NaN, Double.NaN, Double.NaN));
    }

    @Test
    void anEndIsADrawnFigureAndDrawsWithoutOneAreLeftOut() {
        double[] draws = IntStream.rangeClosed(0, 200).mapToDouble(i -> i).toArray();
        double[] withGaps = Arrays.copyOf(draws, 300);
        Arrays.fill(withGaps, 201, 300, Double.NaN);

        assertThat(new Drawn(100, draws).interval()).isEqualTo(new Interval(100, 5, 195));
        assertThat(new Drawn(100, withGaps).interval()).isEqualTo(new Interval(100, 5, 195));
    }

    @Test
    void ninetyFiveIntervalsInAHundredHoldTheTruthIfPersonsAreDrawnAndFarFewerIfMomentsAre() {
        assertThat(coverage(102, 3, 200, true)).isCloseTo(0.95, within(0.035));
        assertThat(coverage(102, 3, 200, false)).isLessThan(0.87);
    }

    /** So many deaths as the smallest of the recorded sets holds; the report says so among its methods. */
    @Test
    void withTwentyDeathsTheIntervalsAreALittleTooNarrow() {
        assertThat(coverage(60, 4, 300, true)).isCloseTo(0.91, within(0.02));
    }

    /**
     * How many of the intervals of an AUROC hold the true one, which is known: each patient's moments are alike, every third
     * patient dies, and who does scores higher.
     */
    private static double coverage(int patients, int moments, int trials, boolean drawPersons) {
        double truth = new NormalDistribution().cumulativeProbability(HIGHER / Math.sqrt(2 * (1 + 0.25)));
        Random random = new Random(42);
        int hold = 0;
        for (int trial = 0; trial < trials; trial++) {
            int count = patients * moments;
            double[] scores = new double[count];
            boolean[] died = new boolean[count];
            int[] persons = new int[count];
            for (int patient = 0; patient < patients; patient++) {
                double frail = random.nextGaussian() + (patient % 3 == 0 ? HIGHER : 0);
                for (int i = patient * moments; i < (patient + 1) * moments; i++) {
                    persons[i] = drawPersons ? patient : i;
                    died[i] = patient % 3 == 0;
                    scores[i] = frail + 0.5 * random.nextGaussian();
                }
            }
            Ranking ranking = new Ranking(scores, died, persons);
            Interval interval = new Bootstrap(drawPersons ? patients : count, 200, trial)
                    .of(weights -> ranking.worth(weights).auroc())
                    .interval();
            hold += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
        }
        return hold / (double) trials;
    }
}
