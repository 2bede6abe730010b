package dev.wardstream.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Persons, not moments, drawn with replacement, because the hours of one patient are no independent evidence. The same persons,
 * draws and seed always draw the same, so that what two scorers differ by is paired.
 *
 * @param persons how many there are, numbered from 0
 */
public record Bootstrap(int persons, int draws, long seed) {
    /**
     * A figure over everybody, and in each draw.
     *
     * @param figure of how often each person is counted; NaN where it cannot be reckoned. It must not keep the array.
     */
    public Drawn of(ToDoubleFunction<int[]> figure) {
        return ofEach(weights -> new double[] {figure.applyAsDouble(weights)}).get(0);
    }

    /** The same of several figures that are reckoned together, in their order. */
    public List<Drawn> ofEach(Function<int[], double[]> figures) {
        int[] weights = new int[persons];
        Arrays.fill(weights, 1);
        double[] everybody = figures.apply(weights);
        double[][] drawn = new double[everybody.length][draws];
        Random random = new Random(seed);
        for (int draw = 0; draw < draws; draw++) {
            draw(weights, random);
            double[] its = figures.apply(weights);
            for (int figure = 0; figure < its.length; figure++) {
                drawn[figure][draw] = its[figure];
            }
        }
        List<Drawn> all = new ArrayList<>();
        for (int figure = 0; figure < everybody.length; figure++) {
            all.add(new Drawn(everybody[figure], drawn[figure]));
        }
        return all;
    }

    private static void draw(int[] weights, Random random) {
        Arrays.fill(weights, 0);
        for (int i = 0; i < weights.length; i++) {
            weights[random.nextInt(weights.length)]++;
        }
    }
}
