package dev.wardstream.burden;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Handling;
import dev.wardstream.alarm.PerDeviceKind;
import dev.wardstream.alarm.VitalLimits;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import dev.wardstream.score.Score;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A way to alarm.
 *
 * @param name in the report
 * @param means what it alarms of, and when, in words
 * @param rules the alarm engine's
 * @param hears which scores reach the alarms
 * @param counts which of its events are alarms that somebody has to answer
 * @param ordered whether the nurses' own limits are set as they set them
 */
public record Policy(String name, String means, AlarmPolicy rules, Hears hears, Counts counts, boolean ordered) {
    /** Which scores a policy listens to. */
    public enum Hears {
        NOTHING,
        NEWS2,
        EVERYTHING;

        boolean hears(Score score) {
            return switch (this) {
                case NOTHING -> false;
                case NEWS2 -> score instanceof News2;
                case EVERYTHING -> score instanceof News2 || score instanceof ModelScore;
            };
        }
    }

    /** What counts as an alarm. */
    public enum Counts {
        /** Each alarm that is raised, as at a bedside monitor without episodes. */
        RAISED,
        /** Each event that calls somebody for something new. */
        CALLS
    }

    /** No grouping, no latching, no escalation, nothing that comes and goes held back: as a plain monitor does. */
    private static final Handling PLAIN = new Handling(
            new Handling.Latching(null, Map.of()),
            Duration.ZERO,
            new Handling.Escalation(List.of(), List.of(), List.of()),
            new Handling.Flapping(
                    Integer.MAX_VALUE,
                    PerDeviceKind.all(Duration.ofMinutes(1)),
                    PerDeviceKind.all(Duration.ofMinutes(1))),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofDays(1));

    /** A total that no NEWS2 can reach and nothing else: the alarm has one priority. */
    private static final int NEVER = 20;

    /** Every policy that is compared, the product's last. */
    public static List<Policy> all(AlarmPolicy product) {
        return List.of(
                limits("limits", "the default limits alone, at once, one priority", limits(product, Policy::atOnce)),
                limits(
                        "limits+delay",
                        "the default limits alone, with their delays and hysteresis, one priority",
                        limits(product, Policy::onePriority)),
                new Policy(
                        "nurse-limits",
                        "the limits that the patient's own nurses had charted, at once",
                        plain(limits(product, ignored -> VitalLimits.of(Double.NaN, Double.NaN, 0, Duration.ZERO)), 5),
                        Hears.NOTHING,
                        Counts.RAISED,
                        true),
                news2(5),
                news2(7),
                product(product));
    }

    /** The product under a policy of its own. */
    static Policy product(AlarmPolicy policy) {
        return new Policy(
                "default",
                "the product as shipped: limits with delays, NEWS2, models; what repeats others, stands as it was told or fires together"
                        + " calls once",
                policy,
                Hears.EVERYTHING,
                Counts.CALLS,
                false);
    }

    /** Limits alone, at one priority, without episodes. */
    static Policy limits(String name, String means, Map<VitalSign, VitalLimits> limits) {
        return new Policy(name, means, plain(limits, 5), Hears.NOTHING, Counts.RAISED, false);
    }

    private static Policy news2(int from) {
        return new Policy(
                "news2>=" + from,
                "a partial NEWS2 of " + from + " or more, at once; what is unknown counts nothing",
                plain(Map.of(), from),
                Hears.NEWS2,
                Counts.RAISED,
                false);
    }

    private static AlarmPolicy plain(Map<VitalSign, VitalLimits> limits, int news2From) {
        AlarmPolicy product = AlarmPolicy.defaults();
        return new AlarmPolicy(
                limits,
                new AlarmPolicy.News2Rule(NEVER, news2From, false, Duration.ZERO),
                product.anomaly(),
                product.sensor(),
                product.battery(),
                product.clock(),
                product.noDataAfter(),
                product.noDataPriority(),
                product.vitalLostAfter(),
                product.holdsFor(),
                product.liveWithin(),
                product.disagreement(),
                PLAIN);
    }

    private static Map<VitalSign, VitalLimits> limits(AlarmPolicy product, UnaryOperator<VitalLimits> change) {
        Map<VitalSign, VitalLimits> limits = new EnumMap<>(VitalSign.class);
        product.limits().forEach((vital, its) -> limits.put(vital, change.apply(its)));
        return limits;
    }

    private static VitalLimits atOnce(VitalLimits limits) {
        return VitalLimits.of(limits.low(), limits.high(), 0, Duration.ZERO);
    }

    private static VitalLimits onePriority(VitalLimits limits) {
        return VitalLimits.of(limits.low(), limits.high(), limits.hysteresis(), limits.delay());
    }
}
