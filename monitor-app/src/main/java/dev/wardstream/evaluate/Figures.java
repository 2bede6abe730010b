package dev.wardstream.evaluate;

import dev.wardstream.evaluate.EvaluationReport.ScorerReport;
import dev.wardstream.statistics.Bootstrap;
import dev.wardstream.statistics.ConfusionMatrix;
import dev.wardstream.statistics.Drawn;
import dev.wardstream.statistics.Interval;
import dev.wardstream.statistics.Ranking;
import dev.wardstream.train.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns judgements into figures with intervals, every scorer over the same draws of persons. */
final class Figures {
    private final boolean[] outcomes;
    private final int[] persons;
    private final Bootstrap bootstrap;

    /** @param persons the number of each moment's person, from 0, without gaps */
    Figures(boolean[] outcomes, int[] persons, int draws, long seed) {
        this.outcomes = outcomes;
        this.persons = persons;
        this.bootstrap = new Bootstrap(Arrays.stream(persons).max().orElse(-1) + 1, draws, seed);
    }

    List<ScorerReport> of(List<Judgement> judgements, Progress progress) {
        List<List<Drawn>> drawn = new ArrayList<>();
        for (Judgement judgement : judgements) {
            progress.at("intervals", drawn.size(), judgements.size());
            drawn.add(drawn(judgement));
        }
        List<ScorerReport> reports = new ArrayList<>();
        for (int i = 0; i < judgements.size(); i++) {
            Map<String, Interval> above = new LinkedHashMap<>();
            for (int j = 0; judgements.get(i).isModel() && j < judgements.size(); j++) {
                if (!judgements.get(j).isModel()) {
                    Drawn baseline = drawn.get(j).get(Measure.AUROC.ordinal());
                    above.put(
                            judgements.get(j).name(),
                            drawn.get(i)
                                    .get(Measure.AUROC.ordinal())
                                    .minus(baseline)
                                    .interval());
                }
            }
            reports.add(report(judgements.get(i), drawn.get(i), above));
        }
        return reports;
    }

    /** In the order of the measures. */
    private List<Drawn> drawn(Judgement judgement) {
        Ranking ranking = new Ranking(judgement.scores(), outcomes, persons);
        return bootstrap.ofEach(weights -> {
            Ranking.Worth worth = ranking.worth(weights);
            ConfusionMatrix calls = ConfusionMatrix.of(judgement.called(), outcomes, persons, weights);
            return Arrays.stream(Measure.values())
                    .mapToDouble(measure -> switch (measure) {
                        case AUROC -> worth.auroc();
                        case AUPRC -> worth.auprc();
                        case MIN_SENSITIVITY_PPV -> worth.minSensitivityPpv();
                        case ACCURACY -> calls.accuracy();
                        case SENSITIVITY -> calls.sensitivity();
                        case SPECIFICITY -> calls.specificity();
                        case PPV -> calls.ppv();
                        case NPV -> calls.npv();
                        case F1 -> calls.f1();
                        case BRIER -> judgement.isProbability() ? brier(judgement.scores(), weights) : Double.NaN;
                    })
                    .toArray();
        });
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

    private static ScorerReport report(Judgement judgement, List<Drawn> drawn, Map<String, Interval> above) {
        return new ScorerReport(
                judgement.name(),
                judgement.kind(),
                judgement.fit(),
                interval(drawn, Measure.AUROC),
                interval(drawn, Measure.AUPRC),
                interval(drawn, Measure.MIN_SENSITIVITY_PPV),
                judgement.thresholdOrigin(),
                interval(drawn, Measure.ACCURACY),
                interval(drawn, Measure.SENSITIVITY),
                interval(drawn, Measure.SPECIFICITY),
                interval(drawn, Measure.PPV),
                interval(drawn, Measure.NPV),
                interval(drawn, Measure.F1),
                judgement.isProbability() ? interval(drawn, Measure.BRIER) : null,
                above);
    }

    private static Interval interval(List<Drawn> drawn, Measure measure) {
        return drawn.get(measure.ordinal()).interval();
    }
}
