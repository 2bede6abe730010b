package dev.wardstream.statistics;

/** Who was called at a threshold, against what became of them. Each field counts moments. */
public record ConfusionMatrix(long truePositive, long falsePositive, long trueNegative, long falseNegative) {

    /**
     * @param called whether each moment lies at or above its threshold
     * @param persons the number of each moment's person
     * @param weights how often each person is counted
     */
    public static ConfusionMatrix of(boolean[] called, boolean[] outcomes, int[] persons, int[] weights) {
        long[] counts = new long[4];
        for (int i = 0; i < called.length; i++) {
            counts[(called[i] ? 0 : 2) + (called[i] == outcomes[i] ? 0 : 1)] += weights[persons[i]];
        }
        return new ConfusionMatrix(counts[0], counts[1], counts[2], counts[3]);
    }

    public double accuracy() {
        return share(truePositive + trueNegative, truePositive + falsePositive + trueNegative + falseNegative);
    }

    public double sensitivity() {
        return share(truePositive, truePositive + falseNegative);
    }

    public double specificity() {
        return share(trueNegative, trueNegative + falsePositive);
    }

    public double ppv() {
        return share(truePositive, truePositive + falsePositive);
    }

    public double npv() {
        return share(trueNegative, trueNegative + falseNegative);
    }

    public double f1() {
        return share(2 * truePositive, 2 * truePositive + falsePositive + falseNegative);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
