package dev.wardstream.evaluate;

import java.util.List;
import java.util.Locale;

/** A chart of shares against shares as SVG: axes from 0 to 1 in both directions, or to a smaller end, with grid and legend. */
final class Chart {
    /** Told apart by people who see no red or no green as well (Okabe and Ito 2008). */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#7f7f7f");

    private static final int SIDE = 320;
    private static final int LEFT = 58;
    private static final int TOP = 34;
    private static final int BOTTOM = 48;
    private static final int LEGEND_LINE = 17;
    private static final int WIDTH = 430;
    private static final int TICKS = 5;

    private final StringBuilder svg = new StringBuilder();
    private final double end;

    private Chart(double end) {
        this.end = end;
    }

    /**
     * @param end the largest number on both axes
     * @param diagonal whether the line x = y is drawn, for what it means here
     */
    static String of(String title, String x, String y, double end, boolean diagonal, List<Curve> curves) {
        Chart chart = new Chart(end);
        int height = TOP + SIDE + BOTTOM + LEGEND_LINE * curves.size() + 8;
        chart.add(
                "<svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">",
                Html.text(title), WIDTH, height, WIDTH, height);
        chart.add("<text class=\"title\" x=\"%d\" y=\"20\">%s</text>", LEFT, Html.text(title));
        chart.axes(x, y);
        if (diagonal) {
            chart.add(
                    "<line class=\"diagonal\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>",
                    chart.x(0), chart.y(0), chart.x(end), chart.y(end));
        }
        for (int i = 0; i < curves.size(); i++) {
            chart.curve(curves.get(i), COLOURS.get(i % COLOURS.size()), i);
        }
        return chart.svg.append("</svg>").toString();
    }

    private void axes(String x, String y) {
        for (int tick = 0; tick <= TICKS; tick++) {
            double at = end * tick / TICKS;
            add("<line class=\"grid\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>", x(0), y(at), x(end), y(at));
            add("<line class=\"grid\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>", x(at), y(0), x(at), y(end));
            add(
                    "<text text-anchor=\"end\" x=\"%d\" y=\"%s\">%s</text>",
                    LEFT - 6, number(yAt(at) + 4), Html.number(at, 2));
            add("<text text-anchor=\"middle\" x=\"%s\" y=\"%d\">%s</text>", x(at), TOP + SIDE + 16, Html.number(at, 2));
        }
        add("<text text-anchor=\"middle\" x=\"%d\" y=\"%d\">%s</text>", LEFT + SIDE / 2, TOP + SIDE + 36, Html.text(x));
        add(
                "<text text-anchor=\"middle\" transform=\"translate(14 %d) rotate(-90)\">%s</text>",
                TOP + SIDE / 2, Html.text(y));
    }

    private void curve(Curve curve, String colour, int line) {
        StringBuilder points = new StringBuilder();
        curve.points()
                .forEach(point -> points.append(x(point[0]))
                        .append(',')
                        .append(y(point[1]))
                        .append(' '));
        String width = curve.strong() ? "2.6" : "1.2";
        add(
                "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" points=\"%s\"/>",
                colour, width, points.toString().strip());
        int at = TOP + SIDE + BOTTOM + 4 + LEGEND_LINE * line;
        add("<line stroke=\"%s\" stroke-width=\"%s\" x1=\"8\" y1=\"%d\" x2=\"34\" y2=\"%d\"/>", colour, width, at, at);
        add("<text x=\"40\" y=\"%d\">%s</text>", at + 4, Html.text(curve.name()));
    }

    private String x(double value) {
        return number(LEFT + SIDE * Math.min(value, end) / end);
    }

    private String y(double value) {
        return number(yAt(value));
    }

    private double yAt(double value) {
        return TOP + SIDE * (1 - Math.min(value, end) / end);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private void add(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
