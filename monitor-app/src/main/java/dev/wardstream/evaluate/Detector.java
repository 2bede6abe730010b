package dev.wardstream.evaluate;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.VitalLimits;
import dev.wardstream.score.RnnModel;
import dev.wardstream.statistics.PrincipalComponents;
import dev.wardstream.statistics.Standard;
import dev.wardstream.statistics.WeightedZ;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.Window;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What scores a window, higher where it is more of an alarm; NaN where there is nothing to say. */
interface Detector {
    double score(Window window);

    /** The model, as it is served. */
    static Detector of(RnnModel model) {
        var scorer = model.scorer();
        return window -> {
            var score = scorer.score(window);
            return score == null ? Double.NaN : score.value();
        };
    }

    /** How far the furthest vital lies past its default limit, in widths of its limits; below 0 within them. */
    static Detector limits(List<VitalSign> vitals, int recent) {
        return window -> {
            double furthest = Double.NaN;
            for (int c = 0; c < vitals.size(); c++) {
                @Nullable VitalLimits limits = AlarmPolicy.defaults().limits().get(vitals.get(c));
                double value = last(window.values()[c], recent);
                if (limits != null && !Double.isNaN(value)) {
                    double width = Double.isNaN(limits.low() + limits.high()) ? 10 : limits.high() - limits.low();
                    furthest =
                            larger(furthest, larger((value - limits.high()) / width, (limits.low() - value) / width));
                }
            }
            return furthest;
        };
    }

    /** The furthest vital's distance from its exponentially weighted mean, in such deviations, either way. */
    static Detector weightedZ(int recent, double halfLife) {
        return window -> {
            double furthest = Double.NaN;
            for (float[] values : window.values()) {
                int before = values.length - recent;
                double z = WeightedZ.of(mean(values, recent), before, step -> values[step], halfLife);
                furthest = larger(furthest, Math.abs(z));
            }
            return furthest;
        };
    }

    /** The part of the last steps' means that the principal components of others' cannot make up. */
    static Detector principalComponents(List<Window> others, int recent, int count) {
        double[][] rows = others.stream().map(window -> means(window, recent)).toArray(double[][]::new);
        Standard standard = Standard.of(rows);
        PrincipalComponents components = PrincipalComponents.of(standard.apply(rows), count);
        return window -> components.error(standard.apply(new double[][] {means(window, recent)})[0]);
    }

    private static double[] means(Window window, int recent) {
        return Arrays.stream(window.values())
                .mapToDouble(values -> mean(values, recent))
                .toArray();
    }

    private static double mean(float[] values, int recent) {
        double sum = 0;
        int count = 0;
        for (int step = values.length - recent; step < values.length; step++) {
            if (!Float.isNaN(values[step])) {
                sum += values[step];
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static double last(float[] values, int recent) {
        for (int step = values.length - 1; step >= values.length - recent; step--) {
            if (!Float.isNaN(values[step])) {
                return values[step];
            }
        }
        return Double.NaN;
    }

    /** What is not known is not the larger. */
    private static double larger(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
    }
}
