package dev.wardstream.evaluate;

import dev.wardstream.evaluate.EvaluationReport.ScorerReport;
import dev.wardstream.train.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns judgements into figures with intervals, every scorer over the same draws of persons. */
final class Figures {
    private Figures() {}

    static List<ScorerReport> of(List<Judgement> judgements, Bootstrap bootstrap, Progress progress) {
        List<Map<Measure, Bootstrap.Drawn>> drawn = new ArrayList<>();
        for (Judgement judgement : judgements) {
            progress.at("intervals", drawn.size(), judgements.size());
            drawn.add(bootstrap.of(judgement));
        }
        List<ScorerReport> reports = new ArrayList<>();
        for (int i = 0; i < judgements.size(); i++) {
            Map<String, Interval> above = new LinkedHashMap<>();
            for (int j = 0; judgements.get(i).isModel() && j < judgements.size(); j++) {
                if (!judgements.get(j).isModel()) {
                    above.put(
                            judgements.get(j).name(),
                            drawn(drawn.get(i), Measure.AUROC)
                                    .minus(drawn(drawn.get(j), Measure.AUROC))
                                    .interval());
                }
            }
            reports.add(report(judgements.get(i), drawn.get(i), above));
        }
        return reports;
    }

    private static ScorerReport report(
            Judgement judgement, Map<Measure, Bootstrap.Drawn> drawn, Map<String, Interval> above) {
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

    private static Interval interval(Map<Measure, Bootstrap.Drawn> drawn, Measure measure) {
        return drawn(drawn, measure).interval();
    }

    private static Bootstrap.Drawn drawn(Map<Measure, Bootstrap.Drawn> drawn, Measure measure) {
        Bootstrap.@Nullable Drawn its = drawn.get(measure);
        if (its == null) {
            throw new IllegalStateException("no draws of " + measure);
        }
        return its;
    }
}
