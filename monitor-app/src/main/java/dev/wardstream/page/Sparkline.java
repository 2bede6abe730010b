package dev.wardstream.page;

import java.util.List;

/**
 * A small curve within a table, without axes: how something went.
 *
 * @param title what is read where it is not seen
 * @param from the first instant of its width
 * @param to the last
 * @param top the value at its upper edge; 0 is at the lower
 * @param guides values at which a faint line stands
 * @param points {@code {x, y}}, in order; each holds until the next
 */
public record Sparkline(String title, double from, double to, double top, List<Double> guides, List<double[]> points) {
    private static final int WIDTH = 84;
    private static final int HEIGHT = 20;

    public Sparkline {
        guides = List.copyOf(guides);
        points = List.copyOf(points);
    }

    public Picture draw() {
        Svg svg = new Svg(title, WIDTH, HEIGHT);
        guides.forEach(guide -> svg.line("grid", 0, atY(guide), WIDTH, atY(guide)));
        if (!points.isEmpty()) {
            svg.add("<path class=\"line s0\" d=\"%s\"/>", path());
        }
        return new Picture(title, svg.end(), "");
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        for (double[] point : points) {
            String x = rounded(atX(point[0]));
            path.append(path.length() == 0 ? "M" + x + " " : "H" + x + "V").append(rounded(atY(point[1])));
        }
        return path.append("h2").toString();
    }

    private double atX(double x) {
        return (WIDTH - 3) * Math.min(1, Math.max(0, (x - from) / (to - from)));
    }

    private double atY(double y) {
        return 1 + (HEIGHT - 2) * (1 - Math.min(1, Math.max(0, y / top)));
    }

    private static String rounded(double pixels) {
        return String.valueOf(Math.round(pixels * 10) / 10.0);
    }
}
