package dev.wardstream.statistics;

import java.util.Arrays;

/** The mean and standard deviation of each column of some rows; NaN is not known. */
public record Standard(double[] mean, double[] sd) {
    /** The mean of equal values may be off by so much of itself: that is no deviation. */
    private static final double ROUNDING = 1e-12;

    /** @param rows at least one */
    public static Standard of(double[][] rows) {
        double[] mean = new double[rows[0].length];
        double[] sd = new double[mean.length];
        for (int column = 0; column < mean.length; column++) {
            int at = column;
            double[] known = Arrays.stream(rows)
                    .mapToDouble(row -> row[at])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            double its = Arrays.stream(known).average().orElse(0);
            mean[column] = its;
            double variance = Arrays.stream(known)
                    .map(value -> (value - its) * (value - its))
                    .average()
                    .orElse(1);
            sd[column] = variance > ROUNDING * its * ROUNDING * its ? Math.sqrt(variance) : 0;
        }
        return new Standard(mean, sd);
    }

    /** In standard deviations from the mean; 0 where nothing is known, and in a column that never varied. */
    public double[][] apply(double[][] rows) {
        double[][] standardised = new double[rows.length][mean.length];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < mean.length; column++) {
                double z = (rows[row][column] - mean[column]) / sd[column];
                standardised[row][column] = Double.isFinite(z) ? z : 0;
            }
        }
        return standardised;
    }
}
