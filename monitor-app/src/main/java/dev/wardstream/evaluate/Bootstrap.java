package dev.wardstream.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Figures with intervals: persons, not moments, are drawn with replacement, because the hours of one patient are no independent
 * evidence. Every scorer sees the same draws, so that differences are paired.
 */
final class Bootstrap {
    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    private final boolean[] outcomes;
    private final int[] persons;
    private final List<int[]> draws = new ArrayList<>();

    /** @param persons the number of each moment's person, from 0, without gaps */
    Bootstrap(boolean[] outcomes, int[] persons, int draws, long seed) {
        this.outcomes = outcomes;
        this.persons = persons;
        int count = Arrays.stream(persons).max().orElse(-1) + 1;
        int[] everybodyOnce = new int[count];
        Arrays.fill(everybodyOnce, 1);
        this.draws.add(everybodyOnce);
        Random random = new Random(seed);
        for (int draw = 0; draw < draws; draw++) {
            int[] weights = new int[count];
            for (int i = 0; i < count; i++) {
                weights[random.nextInt(count)]++;
            }
            this.draws.add(weights);
        }
    }

    /** One figure of one scorer in every draw; the first is that of everybody. */
    record Drawn(double[] values) {
        Interval interval() {
            double[] sorted = Arrays.stream(values, 1, values.length)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            return new Interval(values[0], quantile(sorted, LOW), quantile(sorted, HIGH));
        }

        Drawn minus(Drawn other) {
            double[] differences = new double[values.length];
            Arrays.setAll(differences, i -> values[i] - other.values[i]);
            return new Drawn(differences);
        }

        private static double quantile(double[] sorted, double share) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(share * (sorted.length - 1))];
        }
    }

    Map<Measure, Drawn> of(Judgement judgement) {
        Ranking ranking = new Ranking(judgement.scores(), outcomes, persons);
        Map<Measure, double[]> values = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            values.put(measure, new double[draws.size()]);
        }
        for (int draw = 0; draw < draws.size(); draw++) {
            for (Map.Entry<Measure, Double> one :
                    figures(judgement, ranking, draws.get(draw)).entrySet()) {
                values.getOrDefault(one.getKey(), new double[0])[draw] = one.getValue();
            }
        }
        Map<Measure, Drawn> drawn = new EnumMap<>(Measure.class);
        values.forEach((measure, its) -> drawn.put(measure, new Drawn(its)));
        return drawn;
    }

    private Map<Measure, Double> figures(Judgement judgement, Ranking ranking, int[] weights) {
        Ranking.Worth worth = ranking.worth(weights);
        Calls calls = Calls.of(judgement.called(), outcomes, persons, weights);
        Map<Measure, Double> figures = new EnumMap<>(Measure.class);
        figures.put(Measure.AUROC, worth.auroc());
        figures.put(Measure.AUPRC, worth.auprc());
        figures.put(Measure.MIN_SENSITIVITY_PPV, worth.minSensitivityPpv());
        figures.put(Measure.ACCURACY, calls.accuracy());
        figures.put(Measure.SENSITIVITY, calls.sensitivity());
        figures.put(Measure.SPECIFICITY, calls.specificity());
        figures.put(Measure.PPV, calls.ppv());
        figures.put(Measure.NPV, calls.npv());
        figures.put(Measure.F1, calls.f1());
        figures.put(Measure.BRIER, judgement.isProbability() ? brier(judgement.scores(), weights) : Double.NaN);
        return figures;
    }

    private double brier(double[] scores, int[] weights) {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < scores.length; i++) {
            double off = scores[i] - (outcomes[i] ? 1 : 0);
            sum += weights[persons[i]] * off * off;
            count += weights[persons[i]];
        }
        return sum / count;
    }
}
