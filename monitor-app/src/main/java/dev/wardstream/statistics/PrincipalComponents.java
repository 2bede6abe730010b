package dev.wardstream.statistics;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** The directions in which rows of mean 0 vary most: how far a row lies from the plane that they span. */
public final class PrincipalComponents {
    private final double[][] directions;

    private PrincipalComponents(double[][] directions) {
        this.directions = directions;
    }

    /**
     * @param rows at least one
     * @param count how many directions; where there are fewer columns, as many as there are
     */
    public static PrincipalComponents of(double[][] rows, int count) {
        RealMatrix matrix = new Array2DRowRealMatrix(rows, false);
        // Sorted by how much the rows vary in them, the most first.
        EigenDecomposition eigen = new EigenDecomposition(matrix.transpose().multiply(matrix));
        double[][] directions = new double[Math.min(count, matrix.getColumnDimension())][];
        for (int i = 0; i < directions.length; i++) {
            directions[i] = eigen.getEigenvector(i).toArray();
        }
        return new PrincipalComponents(directions);
    }

    /** The squared distance of a row from what the components can make of it. */
    public double error(double[] row) {
        double[] left = row.clone();
        for (double[] direction : directions) {
            double along = product(direction, left);
            for (int i = 0; i < left.length; i++) {
                left[i] -= along * direction[i];
            }
        }
        return product(left, left);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
