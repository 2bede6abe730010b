package dev.wardstream.page;

import java.util.List;

/**
 * What a chart shows under one name in its legend.
 *
 * @param points {@code {x, y}}, in order; a NaN ends a stretch of the line
 * @param look how it is drawn
 */
public record Curve(String name, List<double[]> points, Look look) {
    /** How a curve is drawn. */
    public enum Look {
        LINE,
        /** What the chart is about, among others. */
        STRONG,
        /** Single points that nothing leads from one to the next. */
        POINTS
    }

    public Curve {
        points = List.copyOf(points);
    }
}
