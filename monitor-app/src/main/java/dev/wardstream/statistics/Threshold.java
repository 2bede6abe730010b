package dev.wardstream.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Where to draw the line between those who are called and those who are not. */
public final class Threshold {
    private Threshold() {}

    /**
     * The score from which on as many are called as have the outcome: there sensitivity equals PPV.
     *
     * @param scores at least one
     */
    public static double whereSensitivityMeetsPpv(double[] scores, boolean[] outcomes) {
        int positives = 0;
        for (boolean outcome : outcomes) {
            positives += outcome ? 1 : 0;
        }
        double[] falling = IntStream.range(0, scores.length)
                .mapToObj(i -> scores[i])
                .sorted(Comparator.reverseOrder())
                .mapToDouble(Double::doubleValue)
                .toArray();
        return falling[Math.max(0, positives - 1)];
    }
}
