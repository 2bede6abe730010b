package dev.wardstream.evaluate;

import dev.wardstream.burden.PolicyBurden;
import dev.wardstream.evaluate.EvaluationReport.ScorerReport;
import dev.wardstream.evaluate.EvaluationReport.TaskReport;
import dev.wardstream.page.Html;
import dev.wardstream.page.Page;
import dev.wardstream.page.Table;
import dev.wardstream.page.Table.Cell;
import dev.wardstream.statistics.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The result in words, before anything else. */
final class Opening {
    private Opening() {}

    static void write(EvaluationReport report, Page page) {
        if (!report.tasks().isEmpty()) {
            page.table(verdicts(report.tasks()));
        }
        burden(report.alarmBurden()).ifPresent(page::lead);
        point(report.operatingPoints()).ifPresent(page::lead);
        if (report.tasks().isEmpty() && report.alarmBurden().isEmpty()) {
            page.lead("No outcome could be judged here: see what was not judged, and why.");
        }
        page.note(
                "Wardstream is not a medical device. Small figures are 95 % intervals over resampled patients; an AUROC of"
                        + " 0.5 is chance, 1 is perfect. Open a part below for the whole of it.");
    }

    /** A line a question: how well the best model does, and whether it does better than what is simpler. */
    static Table verdicts(List<TaskReport> tasks) {
        Table table = Table.ofWords(List.of(
                "outcome", "best model, AUROC", "beside NEWS2", "best baseline, AUROC", "beside the best baseline"));
        for (TaskReport task : tasks) {
            Optional<ScorerReport> model = best(task, scorer -> scorer.kind().equals(Judgement.MODEL));
            Optional<ScorerReport> baseline = best(task, Opening::isOfThePatient);
            table.row(List.of(
                    new Cell(
                            task.title(),
                            task.dataset() + ", " + Html.number(task.patients(), 0) + " patients, "
                                    + Html.number(task.positives(), 0) + " with the outcome"),
                    model.map(Opening::told).orElse(Cell.of("no model was judged")),
                    model.flatMap(Opening::besideNews2).orElse(Cell.of("–")),
                    baseline.map(Opening::told).orElse(Cell.of("–")),
                    model.flatMap(its -> baseline.map(ScorerReport::name).map(its.aurocAbove()::get))
                            .map(Opening::verdict)
                            .orElse(Cell.of("–"))));
        }
        return table;
    }

    /** Not the clock: it tells how far the protocol's order alone would lead, and is no judgement to compare with. */
    private static boolean isOfThePatient(ScorerReport scorer) {
        return !scorer.kind().equals(Judgement.MODEL) && !scorer.name().equals(WearerBaselines.CLOCK);
    }

    private static Optional<ScorerReport> best(TaskReport task, Predicate<ScorerReport> which) {
        return task.scorers().stream()
                .filter(which)
                .filter(scorer -> !Double.isNaN(scorer.auroc().value()))
                .max(Comparator.comparingDouble(scorer -> scorer.auroc().value()));
    }

    private static Cell told(ScorerReport scorer) {
        return new Cell(scorer.name() + " " + Html.number(scorer.auroc().value(), 3), range(scorer.auroc()));
    }

    private static Optional<Cell> besideNews2(ScorerReport model) {
        return model.aurocAbove().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("NEWS2"))
                .findFirst()
                .map(entry -> verdict(entry.getValue()));
    }

    /** What an interval of differences allows to say. */
    static Cell verdict(Interval difference) {
        String words = difference.low() > 0
                ? "better by " + Html.number(difference.value(), 3)
                : difference.high() < 0 ? "worse by " + Html.number(-difference.value(), 3) : "cannot be told apart";
        return new Cell(words, range(difference));
    }

    private static String range(Interval interval) {
        return Html.number(interval.low(), 3) + " to " + Html.number(interval.high(), 3);
    }

    private static Optional<String> burden(List<PolicyBurden> burdens) {
        Optional<PolicyBurden> limits = named(burdens, "limits");
        Optional<PolicyBurden> product = named(burdens, BurdenSection.DEFAULT);
        if (limits.isEmpty() || product.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("Alarms: the default policy calls " + told(product.get())
                + "; limits alone, without delay, call " + told(limits.get()) + ".");
    }

    private static Optional<PolicyBurden> named(List<PolicyBurden> burdens, String policy) {
        return burdens.stream().filter(its -> its.policy().equals(policy)).findFirst();
    }

    private static String told(PolicyBurden burden) {
        String before = burden.deaths() == 0
                ? ", and nobody died"
                : " and before " + burden.deathsAlarmed() + " of " + burden.deaths()
                        + " deaths in the 24 h before them";
        return Html.number(burden.alarmsPerPatientDay(), 2) + " times a patient-day" + before;
    }

    private static Optional<String> point(List<OperatingPoint> points) {
        return points.stream()
                .filter(point -> point.kind().equals(Judgement.MODEL) && point.sensitivity() != null)
                .max(Comparator.comparingInt(OperatingPoint::deathsAlarmed))
                .map(point ->
                        "As an alarm of its own, at a threshold fixed on other patients, " + point.scorer() + " calls "
                                + Html.number(point.alarmsPerPatientDay(), 2) + " times a patient-day and before "
                                + point.deathsAlarmed() + " of " + point.deaths() + " deaths.");
    }
}
