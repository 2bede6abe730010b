package dev.wardstream.burden;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.VitalLimits;
import dev.wardstream.train.Progress;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What limits alone would do with other delays, and drawn wider or tighter.
 *
 * @param cells for each delay, each width
 */
public record Sweep(String dataset, List<Cell> cells) {
    /** Delays of a monitor that measures every second. */
    public static final List<Duration> SECONDS = List.of(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2));

    /** Delays where somebody charts about once an hour: what is below an hour hardly ever meets a second reading. */
    public static final List<Duration> ROUNDS = List.of(
            Duration.ZERO,
            Duration.ofSeconds(15),
            Duration.ofMinutes(30),
            Duration.ofMinutes(65),
            Duration.ofMinutes(125),
            Duration.ofMinutes(245));

    /** In steps of {@link #STEP}, away from what is usual. */
    public static final List<Integer> WIDTHS = List.of(-1, 0, 1, 2, 3);

    /** How far a limit moves in one step of width, in the vital's unit. */
    public static final Map<VitalSign, Double> STEP = Map.of(
            VitalSign.HEART_RATE, 10.0,
            VitalSign.RESPIRATORY_RATE, 2.0,
            VitalSign.SPO2, 2.0,
            VitalSign.SYSTOLIC_PRESSURE, 5.0,
            VitalSign.BODY_TEMPERATURE, 0.3);

    public Sweep {
        cells = List.copyOf(cells);
    }

    /**
     * @param delaySeconds how long a limit must be passed
     * @param width in steps; 0 are the default limits, negative is tighter
     * @param sensitivity to deaths within 24 h by onset; null where nobody died
     */
    public record Cell(
            long delaySeconds,
            int width,
            double alarmsPerPatientDay,
            @Nullable Double sensitivity) {}

    public static Sweep over(Courses courses, AlarmPolicy product, List<Duration> delays, Progress progress) {
        List<Cell> cells = new ArrayList<>();
        for (Duration delay : delays) {
            for (int width : WIDTHS) {
                progress.at(
                        "delays and limits of " + courses.set().id(),
                        cells.size(),
                        (long) delays.size() * WIDTHS.size());
                Map<VitalSign, VitalLimits> limits = new EnumMap<>(VitalSign.class);
                product.limits().forEach((vital, its) -> limits.put(vital, moved(vital, its, width, delay)));
                Tally tally = Burden.tally(courses, Policy.limits("sweep", "", limits));
                cells.add(new Cell(delay.toSeconds(), width, tally.alarmsPerDay(), tally.share(tally.deathsAlarmed())));
            }
        }
        return new Sweep(courses.set().id(), cells);
    }

    private static VitalLimits moved(VitalSign vital, VitalLimits limits, int width, Duration delay) {
        double step = STEP.getOrDefault(vital, vital.resolution()) * width;
        return VitalLimits.of(
                Math.max(limits.low() - step, vital.lowestPlausible()),
                Math.min(limits.high() + step, vital.highestPlausible()),
                limits.hysteresis(),
                delay);
    }
}
