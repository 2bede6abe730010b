package dev.wardstream.statistics;

import java.util.function.IntToDoubleFunction;

/** The exponentially weighted z-score: what forgets slowly is normal, and is held against what is now. */
public final class WeightedZ {
    private WeightedZ() {}

    /**
     * @param now what is judged
     * @param steps how many steps came before
     * @param before the value of each of them, NaN where there is none
     * @param halfLife steps after which a value counts half
     * @return how many weighted standard deviations now lies above the weighted mean; NaN where either is not known
     */
    public static double of(double now, int steps, IntToDoubleFunction before, double halfLife) {
        double forgetting = 1 - Math.pow(0.5, 1 / halfLife);
        double mean = Double.NaN;
        double variance = 0;
        for (int step = 0; step < steps; step++) {
            double value = before.applyAsDouble(step);
            if (!Double.isNaN(value)) {
                double off = Double.isNaN(mean) ? 0 : value - mean;
                mean = Double.isNaN(mean) ? value : mean + forgetting * off;
                variance = (1 - forgetting) * (variance + forgetting * off * off);
            }
        }
        double z = (now - mean) / Math.sqrt(variance);
        return Double.isFinite(z) ? z : Double.NaN;
    }
}
