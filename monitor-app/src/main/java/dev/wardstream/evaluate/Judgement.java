package dev.wardstream.evaluate;

/**
 * What one scorer said of every moment of a task.
 *
 * @param kind {@code model} or {@code baseline}
 * @param fit how it came to what it knows, and on whom
 * @param scores higher is worse; all numbers
 * @param isProbability whether the scores are probabilities of the outcome
 * @param called whether each moment lies at or above the scorer's threshold
 * @param thresholdOrigin how the threshold was chosen
 */
record Judgement(
        String name,
        String kind,
        String fit,
        double[] scores,
        boolean isProbability,
        boolean[] called,
        String thresholdOrigin) {
    static final String MODEL = "model";
    static final String BASELINE = "baseline";

    boolean isModel() {
        return kind.equals(MODEL);
    }
}
