package dev.wardstream.evaluate;

import dev.wardstream.burden.PolicyBurden;
import dev.wardstream.evaluate.EvaluationReport.ScorerReport;
import dev.wardstream.evaluate.EvaluationReport.TaskReport;
import dev.wardstream.page.Html;
import dev.wardstream.page.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The result in words, before anything else. */
final class Opening {
    private Opening() {}

    static void write(EvaluationReport report, Page page) {
        report.tasks().forEach(task -> page.lead(words(task)));
        burden(report.alarmBurden()).ifPresent(page::lead);
        point(report.operatingPoints()).ifPresent(page::lead);
        if (report.tasks().isEmpty() && report.alarmBurden().isEmpty()) {
            page.lead("No outcome could be judged here: see what was not judged, and why.");
        }
        page.note(
                "Wardstream is not a medical device. Figures in brackets are 95 % intervals over resampled patients.");
    }

    private static String words(TaskReport task) {
        String question = task.title() + " (" + task.dataset() + ", " + Html.number(task.patients(), 0) + " patients, "
                + Html.number(task.positives(), 0) + " with the outcome): ";
        Optional<ScorerReport> model = best(task, scorer -> scorer.kind().equals(Judgement.MODEL));
        Optional<ScorerReport> baseline = best(task, Opening::isOfThePatient);
        String models = model.map(its -> "the best model, " + told(its)).orElse("no model was judged");
        return question + models + model.flatMap(Opening::aboveNews2).orElse("")
                + baseline.map(its -> ". The best baseline, " + told(its)).orElse("") + ".";
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

    private static String told(ScorerReport scorer) {
        return scorer.name() + ", has an AUROC of " + told(scorer.auroc());
    }

    private static Optional<String> aboveNews2(ScorerReport model) {
        return model.aurocAbove().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("NEWS2"))
                .findFirst()
                .map(entry -> ", which is " + told(entry.getValue()) + " above NEWS2: "
                        + (entry.getValue().low() > 0
                                ? "it is better"
                                : "whether it is better at all, these patients cannot tell"));
    }

    private static String told(Interval interval) {
        return Html.number(interval.value(), 3) + " (" + Html.number(interval.low(), 3) + " to "
                + Html.number(interval.high(), 3) + ")";
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
