package dev.wardstream.burden;

import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.OwnLimits.Change;
import dev.wardstream.recordings.Annotations.ChartedLimits;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The alarm limits that nurses had charted, as the orders that would have set them: each holds until the next. */
final class NurseLimits {
    /** Longer than any stay. */
    private static final long NEVER = Duration.ofDays(36_500).toMillis();

    private static final String WHO = "nurses";

    private NurseLimits() {}

    static List<OwnLimits> of(List<ChartedLimits> charted) {
        List<OwnLimits> orders = new ArrayList<>();
        Map<VitalSign, Change> standing = new EnumMap<>(VitalSign.class);
        for (int i = 0; i < charted.size(); i++) {
            ChartedLimits next = charted.get(i);
            standing.put(next.vital(), change(next));
            boolean more = i + 1 < charted.size() && charted.get(i + 1).at() == next.at();
            boolean changed =
                    orders.isEmpty() || !orders.get(orders.size() - 1).limits().equals(standing);
            if (!more && changed) {
                orders.add(new OwnLimits(standing, false, next.at(), WHO, WHO, next.at() + NEVER));
            }
        }
        return orders;
    }

    /** A number that no sensor can mean is no limit, and neither are two that leave no room between them. */
    private static Change change(ChartedLimits charted) {
        double low = plausible(charted.vital(), charted.low());
        double high = plausible(charted.vital(), charted.high());
        return low >= high
                ? new Change(Double.NaN, Double.NaN, Double.NaN, Double.NaN, null)
                : new Change(low, high, Double.NaN, Double.NaN, null);
    }

    private static double plausible(VitalSign vital, double limit) {
        return vital.isPlausible(limit) ? limit : Double.NaN;
    }
}
