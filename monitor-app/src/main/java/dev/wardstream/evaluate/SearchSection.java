package dev.wardstream.evaluate;

import dev.wardstream.page.Axis;
import dev.wardstream.page.IntervalChart;
import dev.wardstream.page.Page;
import dev.wardstream.page.Table;
import dev.wardstream.train.RiskSettings;
import dev.wardstream.train.SearchLog;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** What was tried before a model became what it is. */
record SearchSection(SearchLog log) implements Section {
    /** More than these in a picture nobody reads. */
    private static final int MOST_PICTURED = 30;

    @Override
    public String id() {
        return "search-" + log.search().model();
    }

    @Override
    public String title() {
        return "What was tried for " + log.search().model();
    }

    @Override
    public void write(Page page) {
        List<SearchLog.Trial> bestFirst = log.trials().stream()
                .filter(trial -> !Double.isNaN(trial.auroc()))
                .sorted(Comparator.comparingDouble(SearchLog.Trial::auroc).reversed())
                .toList();
        page.paragraph(log.trials().size() + " settings, drawn with seed "
                + log.search().base().seed() + ", each by cross-validation over the same "
                + log.search().persons() + " persons in "
                + log.search().base().folds() + " folds. The best was trained anew.");
        page.note(
                "The AUROC is of networks that had not learned from the person judged, but the best of many is the best by"
                        + " luck as well: it is for choosing, not for judging.");
        if (!bestFirst.isEmpty()) {
            page.pictures(chart(bestFirst.subList(0, Math.min(MOST_PICTURED, bestFirst.size())))
                    .draw());
        }
        page.details("All trials", inside -> inside.table(table(bestFirst)));
    }

    private static IntervalChart chart(List<SearchLog.Trial> trials) {
        DoubleSummaryStatistics range =
                trials.stream().mapToDouble(SearchLog.Trial::auroc).summaryStatistics();
        Axis axis = Axis.covering("AUROC", range.getMin(), range.getMax());
        List<IntervalChart.Row> rows = trials.stream()
                .map(trial -> new IntervalChart.Row(
                        words(trial.settings()), trial.auroc(), Double.NaN, Double.NaN, trial.equals(trials.get(0))))
                .toList();
        return new IntervalChart("AUROC of what was tried, the best first (blue)", axis, range.getMax(), rows);
    }

    private static String words(RiskSettings settings) {
        return String.format(
                Locale.ROOT,
                "hidden %d, epochs %d, rate %s, kept %s, batch %d, rounds %d",
                settings.hidden(),
                settings.epochs(),
                settings.learningRate(),
                settings.kept(),
                settings.batch(),
                settings.rounds());
    }

    private static Table table(List<SearchLog.Trial> trials) {
        Table table = new Table(List.of(
                "trial",
                "hidden",
                "epochs",
                "learning rate",
                "kept by dropout",
                "batch",
                "rounds",
                "AUROC",
                "time (s)"));
        for (SearchLog.Trial trial : trials) {
            RiskSettings its = trial.settings();
            table.row(
                    trial.equals(trials.get(0)),
                    List.of(
                            Table.Cell.of(String.valueOf(trial.number())),
                            Table.Cell.of(String.valueOf(its.hidden())),
                            Table.Cell.of(String.valueOf(its.epochs())),
                            Table.Cell.of(String.valueOf(its.learningRate())),
                            Table.Cell.of(String.valueOf(its.kept())),
                            Table.Cell.of(String.valueOf(its.batch())),
                            Table.Cell.of(String.valueOf(its.rounds())),
                            Table.Cell.of(trial.auroc(), 4),
                            Table.Cell.of(trial.seconds(), 1)));
        }
        return table;
    }
}
