package dev.wardstream.evaluate;

import dev.wardstream.evaluate.EvaluationReport.ScorerReport;
import dev.wardstream.page.Html;
import dev.wardstream.page.Page;
import dev.wardstream.page.Table;
import dev.wardstream.page.Table.Cell;
import dev.wardstream.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of a task. */
final class ScorerTables {
    static final String DIFFERENCES = "AUROC of the models above each baseline, over the same draws of patients";

    private ScorerTables() {}

    static Table figures(List<ScorerReport> scorers, List<Measure> measures) {
        List<String> heads = new ArrayList<>(List.of("scorer"));
        for (Measure measure : measures) {
            heads.add(measure.title());
        }
        Table table = new Table(heads);
        for (ScorerReport scorer : scorers) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(scorer.name())));
            for (Measure measure : measures) {
                cells.add(cell(of(scorer, measure)));
            }
            table.row(scorer.kind().equals(Judgement.MODEL), cells);
        }
        return table;
    }

    static Optional<Table> differences(List<ScorerReport> scorers) {
        List<ScorerReport> models = scorers.stream()
                .filter(scorer -> !scorer.aurocAbove().isEmpty())
                .toList();
        if (models.isEmpty()) {
            return Optional.empty();
        }
        List<String> heads = new ArrayList<>(List.of("baseline"));
        models.forEach(model -> heads.add(model.name()));
        Table table = new Table(heads);
        for (String baseline : models.get(0).aurocAbove().keySet()) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(baseline)));
            models.forEach(model -> cells.add(cell(model.aurocAbove().get(baseline))));
            table.row(cells);
        }
        return Optional.of(table);
    }

    static void writeOrigins(List<ScorerReport> scorers, Page page) {
        List<String> origins = scorers.stream()
                .map(scorer -> scorer.name() + ": " + scorer.fit() + ". Threshold: " + scorer.thresholdOrigin() + ".")
                .toList();
        page.details("Where each scorer and its threshold come from", inside -> inside.list(origins));
    }

    /** A figure over its interval. */
    static Cell cell(@Nullable Interval interval) {
        if (interval == null || Double.isNaN(interval.value())) {
            return Cell.of("–");
        }
        return new Cell(
                Html.number(interval.value(), 3),
                Double.isNaN(interval.low())
                        ? ""
                        : Html.number(interval.low(), 3) + " to " + Html.number(interval.high(), 3));
    }

    private static @Nullable Interval of(ScorerReport scorer, Measure measure) {
        return switch (measure) {
            case AUROC -> scorer.auroc();
            case AUPRC -> scorer.auprc();
            case MIN_SENSITIVITY_PPV -> scorer.minSensitivityPpv();
            case ACCURACY -> scorer.accuracy();
            case SENSITIVITY -> scorer.sensitivity();
            case SPECIFICITY -> scorer.specificity();
            case PPV -> scorer.ppv();
            case NPV -> scorer.npv();
            case F1 -> scorer.f1();
            case BRIER -> scorer.brier();
        };
    }
}
