package dev.wardstream.burden;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.AlarmPolicy.News2Rule;
import dev.wardstream.alarm.PerDeviceKind;
import dev.wardstream.train.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it saves, and costs, to call less often for a NEWS2 that was told before, or is not confirmed yet.
 *
 * @param points for each way of confirming, each time after which what was told is news again, rising
 */
public record TradeOff(String dataset, List<Point> points) {
    /** After these hours what was told is news again; with 0 it always is. */
    public static final List<Integer> HOURS = List.of(0, 2, 4, 8, 12, 24);

    private static final Duration A_ROUND = Duration.ofMinutes(65);

    public TradeOff {
        points = List.copyOf(points);
    }

    /**
     * @param newAfterHours after which what was told is news again
     * @param confirmed whether an alarm of medium priority must stand for a round (65 min) before it calls
     * @param sensitivity to deaths within 24 h by a call; null where nobody died
     */
    public record Point(
            int newAfterHours,
            boolean confirmed,
            double alarmsPerPatientDay,
            @Nullable Double sensitivity) {}

    public static TradeOff over(Courses courses, AlarmPolicy product, Progress progress) {
        List<Point> points = new ArrayList<>();
        for (boolean confirmed : new boolean[] {false, true}) {
            for (int hours : HOURS) {
                progress.at("when NEWS2 calls, " + courses.set().id(), points.size(), 2L * HOURS.size());
                News2Rule rule = product.news2()
                        .calling(
                                Duration.ofHours(hours),
                                confirmed
                                        ? PerDeviceKind.all(A_ROUND)
                                        : product.news2().confirmMedium());
                Tally tally = Burden.tally(courses, Policy.product(product.withNews2(rule)));
                points.add(new Point(hours, confirmed, tally.alarmsPerDay(), tally.share(tally.deathsAlarmed())));
            }
        }
        return new TradeOff(courses.set().id(), points);
    }
}
