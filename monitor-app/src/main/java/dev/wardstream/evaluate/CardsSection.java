package dev.wardstream.evaluate;

import dev.wardstream.page.Html;
import dev.wardstream.page.Page;
import dev.wardstream.page.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What each model says of itself, and how far from that it was used here. */
record CardsSection(List<CardReport> cards, List<Drift> drifts) implements Section {
    @Override
    public String id() {
        return "models";
    }

    @Override
    public String title() {
        return "Model cards, and what the models were given here";
    }

    @Override
    public void write(Page page) {
        for (CardReport card : cards) {
            page.heading(card.model() + ": " + card.title());
            page.table(table(card));
            List<Drift> its = drifts.stream()
                    .filter(drift -> drift.model().equals(card.model()))
                    .toList();
            if (!its.isEmpty()) {
                page.note("Given here, against training. A shift of " + Drift.FAR
                        + " standard deviations or more is shaded: ask whether the model is for these patients.");
                page.table(table(its));
            }
        }
    }

    static Table table(CardReport card) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("kind", card.kind() + "; gives " + card.gives());
        lines.put("reads", String.join(", ", card.reads()));
        lines.put("window", card.window());
        lines.put("learned from", card.learnedFrom());
        lines.put(
                "data, licence, citation",
                card.sources().stream()
                        .map(source -> source.name() + ", " + source.licence() + ", " + source.citation())
                        .collect(Collectors.joining("; ")));
        if (!card.metrics().isEmpty()) {
            lines.put(
                    "measured on persons held out",
                    card.metrics().entrySet().stream()
                            .map(metric -> metric.getKey() + " " + Html.number(metric.getValue(), 3))
                            .collect(Collectors.joining("; ")));
        }
        lines.put("seed, software", card.seed() + ", " + card.software());
        lines.put("limits of use", card.limits());
        return Table.words(lines);
    }

    private static Table table(List<Drift> drifts) {
        Table table = new Table(List.of(
                "signal",
                "recordings",
                "share of rows with it",
                "training mean",
                "sd",
                "mean here",
                "sd",
                "shift (sd)"));
        for (Drift drift : drifts) {
            table.row(
                    Math.abs(drift.shift()) >= Drift.FAR,
                    List.of(
                            Table.Cell.of(drift.signal()),
                            Table.Cell.of(drift.dataset()),
                            Table.Cell.of(drift.measured(), 2),
                            Table.Cell.of(drift.trainingMean(), 1),
                            Table.Cell.of(drift.trainingSd(), 1),
                            Table.Cell.of(drift.mean(), 1),
                            Table.Cell.of(drift.sd(), 1),
                            Table.Cell.of(drift.shift(), 2)));
        }
        return table;
    }
}
