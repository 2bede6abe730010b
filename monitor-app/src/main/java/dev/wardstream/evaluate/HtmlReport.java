package dev.wardstream.evaluate;

import dev.wardstream.evaluate.EvaluationReport.ScorerReport;
import dev.wardstream.evaluate.EvaluationReport.TaskReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report as one page that needs nothing beside it: pictures are SVG in the page. */
final class HtmlReport {
    /** More lines than these cannot be told apart. */
    private static final int MOST_CURVES = 7;

    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Wardstream: evaluation</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 1360px; margin: 2em auto; padding: 0 1em; color: #222 }
            h1, h2 { line-height: 1.2 } h2 { margin-top: 2.2em; border-top: 1px solid #ccc; padding-top: .8em }
            table { border-collapse: collapse; font-size: 13px; margin: 1em 0 }
            th, td { border-bottom: 1px solid #ddd; padding: .3em .55em; text-align: right; vertical-align: top }
            th:first-child, td:first-child { text-align: left; max-width: 22em }
            tr.model td { background: #eef6ff } small { color: #666; white-space: nowrap }
            .scroll { overflow-x: auto } .charts { display: flex; flex-wrap: wrap; gap: 12px }
            svg text { font: 12px system-ui, sans-serif; fill: #222 } svg .title { font-weight: 600; font-size: 14px }
            svg .grid { stroke: #e3e3e3 } svg .diagonal { stroke: #999; stroke-dasharray: 4 4 }
            </style></head><body>
            <h1>Wardstream: how models and baselines do</h1>
            <p>Wardstream is not a medical device. Every figure stands with its 95 % interval over resampled patients.</p>
            """;

    private final StringBuilder page = new StringBuilder(HEAD);

    private HtmlReport() {}

    static String of(Evaluation.Result result) {
        HtmlReport html = new HtmlReport();
        result.judged().forEach(html::task);
        html.list("What was not judged", entries(result.report().notJudged()));
        html.list("How the figures came about", result.report().method());
        html.list("What the data cannot show", result.report().limits());
        return html.page.append("</body></html>\n").toString();
    }

    private void task(Evaluation.Judged judged) {
        TaskReport report = judged.report();
        add("<h2>" + Html.text(report.title()) + " (" + report.dataset() + ")</h2>");
        add(String.format(
                "<p>%,d patients, %,d of them with the outcome; judged at %,d moments, %,d of which it lay ahead of. Read: %,d"
                        + " recordings, %,d rows.</p>",
                report.patients(),
                report.positives(),
                report.moments(),
                report.positiveMoments(),
                report.read().recordings(),
                report.read().rows()));
        List<String> left = new ArrayList<>(entries(report.excluded()));
        left.addAll(entries(report.read().left()));
        if (!left.isEmpty()) {
            add("<p>Left out: " + Html.text(String.join("; ", left)) + ".</p>");
        }
        add(Forest.of(report.scorers()));
        charts(judged);
        table(report.scorers());
        differences(report.scorers());
        origins(report.scorers());
    }

    private void charts(Evaluation.Judged judged) {
        boolean[] outcomes = judged.moments().outcomes();
        List<Judgement> shown = shown(judged);
        List<Judgement> probabilities =
                shown.stream().filter(Judgement::isProbability).toList();
        add("<div class=\"charts\">");
        add(Chart.of(
                "ROC",
                "1 − specificity",
                "sensitivity",
                1,
                true,
                shown.stream().map(one -> Curves.roc(one, outcomes)).toList()));
        add(Chart.of(
                "Precision and recall",
                "sensitivity (recall)",
                "PPV (precision)",
                1,
                false,
                shown.stream().map(one -> Curves.precisionRecall(one, outcomes)).toList()));
        List<Curve> calibration = probabilities.stream()
                .map(one -> Curves.calibration(one, outcomes))
                .toList();
        add(Chart.of(
                "Calibration, in tenths of the moments",
                "probability given",
                "share that had the outcome",
                end(calibration),
                true,
                calibration));
        add("</div>");
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
        double most = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(point -> Math.max(point[0], point[1]))
                .max()
                .orElse(1);
        return Math.min(1, Math.ceil(most * 5 + 0.2) / 5);
    }

    private void table(List<ScorerReport> scorers) {
        add("<div class=\"scroll\"><table><tr><th>scorer</th>");
        for (Measure measure : Measure.values()) {
            add("<th>" + measure.title() + "</th>");
        }
        add("</tr>");
        for (ScorerReport scorer : scorers) {
            add("<tr class=\"" + scorer.kind() + "\"><td>" + Html.text(scorer.name()) + "</td>");
            for (Measure measure : Measure.values()) {
                add("<td>" + cell(scorer, measure) + "</td>");
            }
            add("</tr>");
        }
        add("</table></div>");
    }

    private static String cell(ScorerReport scorer, Measure measure) {
        Interval brier = scorer.brier();
        return switch (measure) {
            case AUROC -> Html.interval(scorer.auroc());
            case AUPRC -> Html.interval(scorer.auprc());
            case MIN_SENSITIVITY_PPV -> Html.interval(scorer.minSensitivityPpv());
            case ACCURACY -> Html.interval(scorer.accuracy());
            case SENSITIVITY -> Html.interval(scorer.sensitivity());
            case SPECIFICITY -> Html.interval(scorer.specificity());
            case PPV -> Html.interval(scorer.ppv());
            case NPV -> Html.interval(scorer.npv());
            case F1 -> Html.interval(scorer.f1());
            case BRIER -> brier == null ? "–" : Html.interval(brier);
        };
    }

    private void differences(List<ScorerReport> scorers) {
        List<ScorerReport> models = scorers.stream()
                .filter(scorer -> !scorer.aurocAbove().isEmpty())
                .toList();
        if (models.isEmpty()) {
            return;
        }
        add("<p>AUROC of the models above each baseline, over the same draws of patients:</p>");
        add("<div class=\"scroll\"><table><tr><th>baseline</th>");
        models.forEach(model -> add("<th>" + Html.text(model.name()) + "</th>"));
        add("</tr>");
        for (String baseline : models.get(0).aurocAbove().keySet()) {
            add("<tr><td>" + Html.text(baseline) + "</td>");
            models.forEach(model -> {
                Interval above = model.aurocAbove().get(baseline);
                add("<td>" + (above == null ? "–" : Html.interval(above)) + "</td>");
            });
            add("</tr>");
        }
        add("</table></div>");
    }

    private void origins(List<ScorerReport> scorers) {
        add("<details><summary>Where each scorer and its threshold come from</summary><ul>");
        scorers.forEach(scorer -> add("<li><b>" + Html.text(scorer.name()) + "</b>: " + Html.text(scorer.fit())
                + ". Threshold: " + Html.text(scorer.thresholdOrigin()) + ".</li>"));
        add("</ul></details>");
    }

    private void list(String title, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        add("<h2>" + title + "</h2><ul>");
        items.forEach(item -> add("<li>" + Html.text(item) + "</li>"));
        add("</ul>");
    }

    private static List<String> entries(Map<String, ?> map) {
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .sorted()
                .toList();
    }

    private void add(String html) {
        page.append(html).append('\n');
    }
}
