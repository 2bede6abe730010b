package dev.wardstream.train;

/**
 * How a risk model is trained. The same settings over the same cases make the same model on the same machine.
 *
 * @param version of the model that comes out
 * @param seed of everything random: the folds, the first weights, the order of batches, what is dropped
 * @param rounds how many times the training persons are dealt into folds anew
 * @param folds how many networks a round trains, each without another fold of the persons
 * @param hidden size of each LSTM's state
 * @param epochs how often every window is learned from
 * @param batch windows a step of the optimiser
 * @param learningRate of Adam at the beginning; it falls in a line to nothing at the last batch
 * @param kept by dropout before each of the last two layers: the share, above 0, of what it sees while it learns
 */
public record RiskSettings(
        String version,
        long seed,
        int rounds,
        int folds,
        int hidden,
        int epochs,
        int batch,
        double learningRate,
        double kept) {
    public RiskSettings {
        require(rounds >= 1, "rounds must be at least 1, is " + rounds);
        require(folds >= 2, "folds must be at least 2, is " + folds);
        require(hidden >= 1 && hidden <= 1024, "hidden must lie between 1 and 1024, is " + hidden);
        require(epochs >= 1, "epochs must be at least 1, is " + epochs);
        require(batch >= 1, "batch must be at least 1, is " + batch);
        require(learningRate > 0, "learningRate must be above 0, is " + learningRate);
        require(kept > 0 && kept <= 1, "kept must be above 0 and at most 1, is " + kept);
    }

    /** How the shipped risk models were trained. */
    public static RiskSettings shipped() {
        return new RiskSettings("3", 1, 3, 5, 16, 15, 128, 0.002, 0.5);
    }

    /** The same with another seed. */
    public RiskSettings withSeed(long other) {
        return new RiskSettings(version, other, rounds, folds, hidden, epochs, batch, learningRate, kept);
    }

    /** The same but for what a search tries. */
    RiskSettings with(
            int otherRounds, int otherHidden, int otherEpochs, int otherBatch, double otherRate, double otherKept) {
        return new RiskSettings(
                version, seed, otherRounds, folds, otherHidden, otherEpochs, otherBatch, otherRate, otherKept);
    }

    /** How many networks the model has. */
    public int members() {
        return rounds * folds;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
