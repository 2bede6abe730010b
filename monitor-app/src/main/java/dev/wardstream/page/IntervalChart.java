package dev.wardstream.page;

import java.util.List;

/** Figures with their intervals, one under the other. */
public record IntervalChart(String title, Axis axis, double reference, List<Row> rows) {
    private static final int SCALE = 340;
    private static final int ROW = 22;
    private static final int TOP = 10;
    private static final int BOTTOM = 46;

    /** @param strong what the chart is about, among others */
    public record Row(String name, double value, double low, double high, boolean strong) {}

    public IntervalChart {
        rows = List.copyOf(rows);
    }

    public Picture draw() {
        int left = 20
                + (int) rows.stream()
                        .mapToDouble(row -> Svg.widthOf(row.name()))
                        .max()
                        .orElse(0);
        int bottom = TOP + ROW * rows.size();
        Svg svg = new Svg(title, left + SCALE + 30, bottom + BOTTOM);
        for (double tick : axis.ticks()) {
            double at = left + SCALE * axis.at(tick);
            svg.line("grid", at, TOP, at, bottom);
            svg.text("middle", at, bottom + 17, axis.told(tick));
        }
        double reference = left + SCALE * axis.at(this.reference);
        svg.line("guide", reference, TOP, reference, bottom);
        svg.text("middle", left + SCALE / 2.0, bottom + 39, axis.label());
        for (int i = 0; i < rows.size(); i++) {
            row(svg, rows.get(i), left, TOP + ROW * i + ROW / 2.0);
        }
        return new Picture(title, svg.end(), "");
    }

    private void row(Svg svg, Row row, int left, double y) {
        svg.text("end", left - 9, y + 4, row.name());
        if (Double.isNaN(row.value())) {
            svg.text("start", left + 6, y + 4, "–");
            return;
        }
        String colour = row.strong() ? "s0" : "s7";
        if (!Double.isNaN(row.low()) && !Double.isNaN(row.high())) {
            svg.line(
                    "line strong " + colour,
                    left + SCALE * axis.at(row.low()),
                    y,
                    left + SCALE * axis.at(row.high()),
                    y);
        }
        svg.add(
                "<circle class=\"dot %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\"/>",
                colour, left + SCALE * axis.at(row.value()), y);
    }
}
