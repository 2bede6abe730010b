package dev.wardstream.page;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Puts names beside points so that none covers another point or name, as far as there is room. */
final class Labels {
    private static final double LINE = 14;
    private static final double GAP = 9;
    /** Where a name may stand, in the order of preference: the shift of its middle, in widths and in pixels. */
    private static final double[][] PLACES = {
        {0.5, GAP, 0},
        {-0.5, -GAP, 0},
        {0, 0, -16},
        {0, 0, 16},
        {0.5, 4, -16},
        {0.5, 4, 16},
        {-0.5, -4, -16},
        {-0.5, -4, 16},
        {0, 0, -32},
        {0, 0, 32}
    };

    private final Rectangle2D.Double plot;
    private final List<Rectangle2D.Double> taken = new ArrayList<>();

    Labels(double left, double top, double width, double height) {
        plot = new Rectangle2D.Double(left, top, width, height);
    }

    /** Nothing may stand on a point. */
    void keepOff(double x, double y) {
        taken.add(new Rectangle2D.Double(x - 6, y - 6, 12, 12));
    }

    void write(Svg svg, double x, double y, String name) {
        double width = Svg.widthOf(name);
        Rectangle2D.Double box = box(x, y, width, PLACES[0]);
        for (double[] place : PLACES) {
            Rectangle2D.Double tried = box(x, y, width, place);
            if (plot.contains(tried) && taken.stream().noneMatch(tried::intersects)) {
                box = tried;
                break;
            }
        }
        taken.add(box);
        svg.text("middle", box.getCenterX(), box.getMaxY() - 3, name);
    }

    private static Rectangle2D.Double box(double x, double y, double width, double[] place) {
        double middle = x + place[0] * width + place[1];
        return new Rectangle2D.Double(middle - width / 2, y + place[2] - LINE / 2, width, LINE);
    }
}
