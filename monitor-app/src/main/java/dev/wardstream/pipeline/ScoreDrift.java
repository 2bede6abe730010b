package dev.wardstream.pipeline;

/**
 * How far a model's scores have drifted from those of the normal windows that it was calibrated on. A calibrated score is the
 * share of normal windows that are less unusual, so on such windows every tenth of 0..1 gets a tenth of the scores; the drift is
 * the population stability index of the latest scores against that. By its usual reading below 0.1 is none and above 0.25 is
 * much: other patients, other devices, or a model to be trained anew.
 *
 * <p>Safe for use by several threads.
 */
final class ScoreDrift {
    private static final int BINS = 10;
    /** Fewer scores than this say nothing. */
    private static final int LEAST = 500;
    /** At this many, all that is old counts half. */
    private static final int MOST = 20_000;
    /** Keeps an empty tenth from being infinitely far off. */
    private static final double PRIOR = 0.5;

    private final double[] counts = new double[BINS];
    private double total;

    /** @param score 0 to 1 */
    synchronized void add(double score) {
        counts[Math.max(0, Math.min(BINS - 1, (int) (score * BINS)))]++;
        total++;
        if (total >= MOST) {
            for (int bin = 0; bin < BINS; bin++) {
                counts[bin] /= 2;
            }
            total /= 2;
        }
    }

    /** The index, 0 or more; NaN until there are scores enough. */
    synchronized double index() {
        if (total < LEAST) {
            return Double.NaN;
        }
        double expected = 1.0 / BINS;
        double index = 0;
        for (double count : counts) {
            double share = (count + PRIOR) / (total + BINS * PRIOR);
            index += (share - expected) * Math.log(share / expected);
        }
        return index;
    }
}
