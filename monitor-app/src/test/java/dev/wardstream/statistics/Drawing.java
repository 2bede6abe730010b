package dev.wardstream.statistics;

import java.util.Random;

/** Outcomes and scores as judgements have them, drawn for tests. */
public final class Drawing {
    private Drawing() {}

    /** Who had the outcome: at least one did, and at least one did not. */
    public static boolean[] outcomes(Random random, int count) {
        boolean[] outcomes = new boolean[count];
        for (int i = 0; i < count; i++) {
            outcomes[i] = i == 0 || (i > 1 && random.nextInt(4) == 0);
        }
        return outcomes;
    }

    /** Of so many levels, so that many are equal; higher where there was the outcome. */
    public static double[] scores(Random random, boolean[] outcomes, int levels) {
        double[] scores = new double[outcomes.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.floor(levels * (random.nextDouble() + (outcomes[i] ? 0.3 : 0))) / levels;
        }
        return scores;
    }
}
