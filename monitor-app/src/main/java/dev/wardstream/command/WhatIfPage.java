package dev.wardstream.command;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.page.Axis;
import dev.wardstream.page.Curve;
import dev.wardstream.page.Document;
import dev.wardstream.page.LineChart;
import dev.wardstream.page.Page;
import dev.wardstream.page.Picture;
import dev.wardstream.page.Table;
import dev.wardstream.page.Table.Cell;
import dev.wardstream.review.Comparison;
import dev.wardstream.review.Comparison.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A comparison of limits as a page. */
final class WhatIfPage {
    private static final double MINUTE = 60_000;

    private WhatIfPage() {}

    static String of(Comparison comparison) {
        Document document = new Document("Wardstream: what other limits would have called")
                .part("calls", "Calls", page -> calls(comparison, page));
        Comparison.Curve curve = comparison.curve();
        if (curve != null) {
            document.part("curve", curve.limit() + " at other values", page -> curve(curve, page));
        }
        return document.part("method", "How the figures came about", WhatIfPage::method)
                .html(page -> opening(comparison, page));
    }

    private static void opening(Comparison comparison, Page page) {
        page.lead(
                        "%d calls under the limits that hold, %d under those proposed; %s and %s beyond an extreme without an alarm."
                                .formatted(
                                        comparison.present().calls().size(),
                                        comparison.proposed().calls().size(),
                                        WhatIfText.length(comparison.present().missedMillis()),
                                        WhatIfText.length(comparison.proposed().missedMillis())))
                .paragraph("%d patients, %.2f patient-days, from %s to %s."
                        .formatted(
                                comparison.patients(),
                                comparison.patientDays(),
                                WhatIfText.instant(comparison.from()),
                                WhatIfText.instant(comparison.until())));
        Table limits = new Table(List.of("limit", "now", "proposed"));
        comparison
                .limits()
                .forEach(moved -> limits.row(List.of(
                        Cell.of(moved.limit().toString()),
                        Cell.of(WhatIfText.value(moved.limit(), moved.present())),
                        Cell.of(WhatIfText.value(moved.limit(), moved.proposed())))));
        page.table(limits);
    }

    private static void calls(Comparison comparison, Page page) {
        Table table = new Table(List.of("calls about the patient", "now", "proposed"));
        Set<AlarmKind> kinds = new TreeSet<>(comparison.present().byKind().keySet());
        kinds.addAll(comparison.proposed().byKind().keySet());
        kinds.forEach(kind -> table.row(List.of(
                Cell.of(kind.name()),
                Cell.of(comparison.present().byKind().getOrDefault(kind, 0L), 0),
                Cell.of(comparison.proposed().byKind().getOrDefault(kind, 0L), 0))));
        page.table(table.row(
                true,
                List.of(
                        Cell.of("all"),
                        Cell.of(comparison.present().calls().size(), 0),
                        Cell.of(comparison.proposed().calls().size(), 0))));
    }

    private static void curve(Comparison.Curve curve, Page page) {
        page.pictures(picture(curve));
        Table table = new Table(List.of(curve.limit().toString(), "calls", "minutes beyond the extreme, no alarm"));
        for (Point point : curve.points()) {
            String small = point.isProposed() ? "proposed" : point.isPresent() ? "now" : "";
            table.row(
                    point.isProposed(),
                    List.of(
                            new Cell(WhatIfText.value(curve.limit(), point.value()), small),
                            Cell.of((double) point.calls(), 0),
                            Cell.of(point.missedMillis() / MINUTE, 1)));
        }
        page.table(table);
    }

    private static Picture picture(Comparison.Curve curve) {
        List<Curve> curves = new ArrayList<>();
        List<double[]> line = new ArrayList<>();
        double calls = 1;
        double minutes = 1;
        for (Point point : curve.points()) {
            double[] at = {point.calls(), point.missedMillis() / MINUTE};
            calls = Math.max(calls, at[0]);
            minutes = Math.max(minutes, at[1]);
            line.add(at);
            String which = point.isProposed() ? ", proposed" : point.isPresent() ? ", now" : "";
            curves.add(
                    new Curve(WhatIfText.value(curve.limit(), point.value()) + which, List.of(at), Curve.Look.POINTS));
        }
        curves.add(0, new Curve(curve.limit().toString(), line, Curve.Look.STRONG));
        return new LineChart(
                        "Calls against time beyond the extreme without an alarm, by " + curve.limit(),
                        Axis.covering("calls", 0, calls),
                        Axis.covering("minutes beyond the extreme, no alarm", 0, minutes),
                        440,
                        320,
                        curves,
                        List.of())
                .draw();
    }

    private static void method(Page page) {
        page.list(List.of(
                "The monitor's own alarms run over what came in: the same samples, scores and answers, under each set of limits.",
                "A call asks somebody to come for something new: a next level for the same, and what is about a device, are not counted.",
                "Beyond an extreme, no alarm: a trusted live reading stood beyond the extreme limit that holds now, and no alarm about"
                        + " that vital was on, by itself or told with another. Both columns are measured by the same extremes.",
                "NEWS2 and models are as they were scored then. Nothing was applied."));
    }
}
