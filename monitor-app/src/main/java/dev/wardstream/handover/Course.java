package dev.wardstream.handover;

import dev.wardstream.score.News2;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a patient's NEWS2 went in a shift. Of very many scores the highest of each stretch of time is kept. Mutable. */
final class Course {
    private static final int MOST = 96;

    private final Span span;
    private final Map<Long, Point> highest = new TreeMap<>();
    private Point last = Point.NONE;
    private Point max = Point.NONE;

    /**
     * A score.
     *
     * @param at event time, epoch milliseconds
     * @param total a lower bound where it is partial; -1 where there is none
     */
    record Point(long at, int total, boolean partial) {
        static final Point NONE = new Point(Long.MIN_VALUE, -1, false);

        boolean isThere() {
            return total >= 0;
        }
    }

    /**
     * How it went.
     *
     * @param points in order
     * @param last {@link Point#NONE} where there is no score
     */
    record Trend(List<Point> points, Point max, Point last) {
        Trend {
            points = List.copyOf(points);
        }

        Point first() {
            return points.isEmpty() ? Point.NONE : points.get(0);
        }
    }

    Course(Span span) {
        this.span = span;
    }

    void take(News2 score) {
        if (!span.has(score.at())) {
            return;
        }
        Point point = new Point(score.at(), score.total(), score.isPartial());
        long stretch = (score.at() - span.from()) * MOST / (span.to() - span.from());
        highest.merge(stretch, point, (known, next) -> next.total() > known.total() ? next : known);
        last = point.at() >= last.at() ? point : last;
        max = point.total() > max.total() ? point : max;
    }

    Trend trend() {
        return new Trend(new ArrayList<>(highest.values()), max, last);
    }
}
