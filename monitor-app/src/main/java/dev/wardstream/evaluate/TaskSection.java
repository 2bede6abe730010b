package dev.wardstream.evaluate;

import dev.wardstream.evaluate.EvaluationReport.TaskReport;
import dev.wardstream.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How every scorer did at one task: who was judged, pictures, figures, where each scorer comes from. */
record TaskSection(Evaluation.Judged judged) implements Section {
    @Override
    public String id() {
        return judged.report().task() + "-" + judged.report().dataset();
    }

    @Override
    public String title() {
        return judged.report().title() + " (" + judged.report().dataset() + ")";
    }

    @Override
    public void write(Page page) {
        TaskReport report = judged.report();
        page.paragraph(counts(report));
        List<String> left = new ArrayList<>(lines(report.excluded()));
        left.addAll(lines(report.read().left()));
        if (!left.isEmpty()) {
            page.paragraph("Left out: " + String.join("; ", left) + ".");
        }
        page.pictures(ScorerCharts.auroc(report.scorers()));
        page.pictures(ScorerCharts.curves(judged));
        page.heading("Every figure, with its 95 % interval over resampled patients");
        page.table(ScorerTables.figures(report.scorers(), List.of(Measure.values())));
        ScorerTables.differences(report.scorers())
                .ifPresent(table -> page.heading(ScorerTables.DIFFERENCES).table(table));
        ScorerTables.writeOrigins(report.scorers(), page);
    }

    static String counts(TaskReport report) {
        return String.format(
                Locale.ROOT,
                "%,d patients, %,d of them with the outcome; judged at %,d moments, %,d of them before an outcome. Read:"
                        + " %,d recordings, %,d rows.",
                report.patients(),
                report.positives(),
                report.moments(),
                report.positiveMoments(),
                report.read().recordings(),
                report.read().rows());
    }

    /** Each entry as a line, in the order of their names. */
    static List<String> lines(Map<String, ?> map) {
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .sorted()
                .toList();
    }
}
