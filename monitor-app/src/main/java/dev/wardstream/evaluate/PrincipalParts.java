package dev.wardstream.evaluate;

/** Principal components of rows of mean 0, found one after the other: how far a row lies from the plane that they span. */
final class PrincipalParts {
    private static final int ROUNDS = 200;

    private final double[][] parts;

    private PrincipalParts(double[][] parts) {
        this.parts = parts;
    }

    /** The {@code count} directions in which the rows vary most. */
    static PrincipalParts of(double[][] rows, int count) {
        double[][] left = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            left[row] = rows[row].clone();
        }
        double[][] parts = new double[count][];
        for (int part = 0; part < count; part++) {
            parts[part] = strongest(left, part);
            for (double[] row : left) {
                remove(parts[part], row);
            }
        }
        return new PrincipalParts(parts);
    }

    /** The squared distance of a row from what the parts can make of it. */
    double error(double[] row) {
        double[] left = row.clone();
        for (double[] part : parts) {
            remove(part, left);
        }
        return product(left, left);
    }

    /** By power iteration, from a start that depends on the part alone. */
    private static double[] strongest(double[][] rows, int part) {
        double[] direction = new double[rows[0].length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = 1 + Math.sin(1.0 + i * (part + 1));
        }
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = new double[direction.length];
            for (double[] row : rows) {
                add(product(row, direction), row, next);
            }
            double length = Math.sqrt(product(next, next));
            for (int i = 0; i < next.length && length > 0; i++) {
                direction[i] = next[i] / length;
            }
        }
        return direction;
    }

    private static void remove(double[] part, double[] row) {
        add(-product(part, row), part, row);
    }

    private static void add(double factor, double[] vector, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * vector[i];
        }
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
