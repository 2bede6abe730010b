package dev.wardstream.evaluate;

import dev.wardstream.evaluate.EvaluationReport.ScorerReport;
import dev.wardstream.page.Axis;
import dev.wardstream.page.Curve;
import dev.wardstream.page.IntervalChart;
import dev.wardstream.page.LineChart;
import dev.wardstream.page.Picture;
import java.util.ArrayList;
import java.util.List;

/** The pictures of a task: AUROC with intervals, ROC, precision and recall, calibration. */
final class ScorerCharts {
    /** More lines than these cannot be told apart. */
    private static final int MOST_CURVES = 7;

    private static final double CHANCE = 0.5;

    private ScorerCharts() {}

    static Picture auroc(List<ScorerReport> scorers) {
        double least = scorers.stream()
                .mapToDouble(scorer -> scorer.auroc().low())
                .filter(low -> !Double.isNaN(low))
                .min()
                .orElse(CHANCE);
        Axis axis = Axis.of("AUROC (0.5: chance)", Math.floor(10 * Math.min(0.4, least)) / 10, 1, 0.1);
        List<IntervalChart.Row> rows = scorers.stream()
                .map(scorer -> new IntervalChart.Row(
                        scorer.name(),
                        scorer.auroc().value(),
                        scorer.auroc().low(),
                        scorer.auroc().high(),
                        scorer.kind().equals(Judgement.MODEL)))
                .toList();
        return new IntervalChart("AUROC of models (blue) and baselines, with 95 % intervals", axis, CHANCE, rows)
                .draw();
    }

    static List<Picture> curves(Evaluation.Judged judged) {
        boolean[] outcomes = judged.moments().outcomes();
        List<Judgement> shown = shown(judged);
        List<Curve> roc = shown.stream().map(one -> Curves.roc(one, outcomes)).toList();
        List<Curve> precision =
                shown.stream().map(one -> Curves.precisionRecall(one, outcomes)).toList();
        List<Curve> calibration = shown.stream()
                .filter(Judgement::isProbability)
                .map(one -> Curves.calibration(one, outcomes))
                .toList();
        List<Picture> pictures = new ArrayList<>();
        pictures.add(LineChart.square("ROC", Axis.share("1 − specificity"), Axis.share("sensitivity"), roc)
                .withDiagonal()
                .draw());
        pictures.add(LineChart.square(
                        "Precision and recall; dashed: chance",
                        Axis.share("sensitivity (recall)"),
                        Axis.share("PPV (precision)"),
                        precision)
                .with(chance(outcomes))
                .draw());
        if (!calibration.isEmpty()) {
            pictures.add(LineChart.square(
                            "Calibration, in tenths of the moments",
                            Axis.covering("probability given", 0, end(calibration)),
                            Axis.covering("share that had the outcome", 0, end(calibration)),
                            calibration)
                    .withDiagonal()
                    .draw());
        }
        return pictures;
    }

    private static LineChart.Guide chance(boolean[] outcomes) {
        int positives = 0;
        for (boolean outcome : outcomes) {
            positives += outcome ? 1 : 0;
        }
        double share = (double) positives / outcomes.length;
        return new LineChart.Guide(0, share, 1, share, "");
    }

    /** Models, then the baselines with the best figures, NEWS2 among them. */
    private static List<Judgement> shown(Evaluation.Judged judged) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < judged.judgements().size(); i++) {
            order.add(i);
        }
        order.sort((a, b) -> Double.compare(rank(judged, b), rank(judged, a)));
        return order.stream().limit(MOST_CURVES).map(judged.judgements()::get).toList();
    }

    private static double rank(Evaluation.Judged judged, int scorer) {
        Judgement judgement = judged.judgements().get(scorer);
        boolean always = judgement.isModel() || !judgement.isProbability();
        return judged.report().scorers().get(scorer).auroc().value() + (judgement.isModel() ? 2 : always ? 1 : 0);
    }

    private static double end(List<Curve> curves) {
        return curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(point -> Math.max(point[0], point[1]))
                .max()
                .orElse(1);
    }
}
