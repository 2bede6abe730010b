package dev.wardstream.evaluate;

import java.util.List;

/**
 * A line of a chart.
 *
 * @param name in the legend
 * @param points {@code {x, y}}, in order
 * @param strong whether it is drawn thick: a model among baselines
 */
record Curve(String name, List<double[]> points, boolean strong) {
    Curve {
        points = List.copyOf(points);
    }
}
