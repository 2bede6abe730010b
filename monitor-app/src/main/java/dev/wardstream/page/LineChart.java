package dev.wardstream.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Curves over two axes, with a grid; the legend stands below as text, so that no name is ever cut.
 *
 * @param width of the plot without its labels, pixels
 * @param height likewise
 */
public record LineChart(String title, Axis x, Axis y, int width, int height, List<Curve> curves, List<Guide> guides) {
    /** Colours that are told apart: the page has a style {@code s0} to {@code s7} for each, in light and dark. */
    static final int COLOURS = 8;

    private static final int LEFT = 64;
    private static final int RIGHT = 24;
    private static final int TOP = 12;
    private static final int BOTTOM = 48;

    /** A dashed line that curves are read against, from one point to another, with a word or none. */
    public record Guide(double fromX, double fromY, double toX, double toY, String text) {}

    public LineChart {
        curves = List.copyOf(curves);
        guides = List.copyOf(guides);
    }

    /** A square chart. */
    public static LineChart square(String title, Axis x, Axis y, List<Curve> curves) {
        return new LineChart(title, x, y, 320, 320, curves, List.of());
    }

    /** This chart with the line on which both axes are the same. */
    public LineChart withDiagonal() {
        double from = Math.max(x.from(), y.from());
        double to = Math.min(x.to(), y.to());
        return with(new Guide(from, from, to, to, ""));
    }

    public LineChart with(Guide guide) {
        List<Guide> more = new ArrayList<>(guides);
        more.add(guide);
        return new LineChart(title, x, y, width, height, curves, more);
    }

    public Picture draw() {
        Svg svg = new Svg(title, LEFT + width + RIGHT, TOP + height + BOTTOM);
        axes(svg);
        guides.forEach(guide -> guide(svg, guide));
        for (int i = 0; i < curves.size(); i++) {
            if (curves.get(i).look() != Curve.Look.POINTS) {
                line(svg, "s" + i % COLOURS, curves.get(i));
            }
        }
        points(svg);
        return new Picture(title, svg.end(), legend());
    }

    /** One curve alone is what the title says. */
    private String legend() {
        StringBuilder legend = new StringBuilder("<ul class=\"legend\">");
        for (int i = 0; i < curves.size(); i++) {
            if (curves.get(i).look() == Curve.Look.POINTS || curves.size() == 1) {
                continue;
            }
            legend.append("<li class=\"s")
                    .append(i % COLOURS)
                    .append("\">")
                    .append(Html.text(curves.get(i).name()))
                    .append("</li>");
        }
        return legend.append("</ul>").toString();
    }

    /** Points have their names beside them. */
    private void points(Svg svg) {
        Labels labels = new Labels(LEFT, TOP, width, height);
        List<Curve> named = curves.stream()
                .filter(curve -> curve.look() == Curve.Look.POINTS)
                .toList();
        named.forEach(curve -> curve.points().forEach(point -> labels.keepOff(atX(point[0]), atY(point[1]))));
        for (Curve curve : named) {
            for (double[] point : curve.points()) {
                point(svg, curve.name(), point);
                labels.write(svg, atX(point[0]), atY(point[1]), curve.name());
            }
        }
    }

    private void axes(Svg svg) {
        for (double tick : x.ticks()) {
            svg.line("grid", atX(tick), TOP, atX(tick), TOP + height);
            svg.text("middle", atX(tick), TOP + height + 17, x.told(tick));
        }
        for (double tick : y.ticks()) {
            svg.line("grid", LEFT, atY(tick), LEFT + width, atY(tick));
            svg.text("end", LEFT - 7, atY(tick) + 4, y.told(tick));
        }
        svg.text("middle", LEFT + width / 2.0, TOP + height + 39, x.label());
        svg.upwards(15, TOP + height / 2.0, y.label());
    }

    private void guide(Svg svg, Guide guide) {
        svg.line("guide", atX(guide.fromX()), atY(guide.fromY()), atX(guide.toX()), atY(guide.toY()));
        if (!guide.text().isEmpty()) {
            boolean roomRight = x.at(guide.toX()) < 0.8;
            svg.text(
                    roomRight ? "start" : "end",
                    atX(guide.toX()) + (roomRight ? 4 : -4),
                    atY(guide.toY()) + 13,
                    guide.text());
        }
    }

    private void line(Svg svg, String colour, Curve curve) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (double[] point : curve.points()) {
            if (Double.isNaN(point[1])) {
                pen = false;
                continue;
            }
            path.append(pen ? 'L' : 'M')
                    .append(Math.round(atX(point[0]) * 10) / 10.0)
                    .append(' ')
                    .append(Math.round(atY(point[1]) * 10) / 10.0);
            pen = true;
        }
        String look = curve.look() == Curve.Look.STRONG ? " strong" : "";
        svg.add(
                "<path class=\"line %s%s\" d=\"%s\"><title>%s</title></path>",
                colour, look, path, Html.text(curve.name()));
    }

    private void point(Svg svg, String name, double[] point) {
        svg.add(
                "<circle class=\"dot s6\" cx=\"%.1f\" cy=\"%.1f\" r=\"5.5\"><title>%s: %s, %s</title></circle>",
                atX(point[0]), atY(point[1]), Html.text(name), Html.number(point[0], 2), Html.number(point[1], 2));
    }

    private double atX(double value) {
        return LEFT + width * x.at(value);
    }

    private double atY(double value) {
        return TOP + height * (1 - y.at(value));
    }
}
