package dev.wardstream.score;

/**
 * Log-odds of a network turned into a probability that means what it says (Platt 1999): {@code 1 / (1 + exp(-(slope * x +
 * intercept)))}.
 *
 * @param patients how many it was fitted on, none of whom the network that judged them had learned from
 */
public record Logistic(double slope, double intercept, int patients) {
    private static final int ROUNDS = 100;
    private static final double SETTLED = 1e-10;
    private static final double LEAST_SLOPE = 1e-6;
    private static final double LEAST_SHARE = 1e-9;
    private static final double CERTAIN = 1 - 1e-9;

    public Logistic {
        if (!(slope > 0) || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
            throw new IllegalArgumentException(
                    "a calibration needs a slope above 0 and an intercept, has " + slope + " and " + intercept);
        }
    }

    /** Never quite 0 or 1: no count of patients makes anybody certain. */
    public double probability(double logit) {
        double probability = 1 / (1 + Math.exp(-(slope * logit + intercept)));
        return Math.min(Math.max(probability, 1 - CERTAIN), CERTAIN);
    }

    /**
     * The maximum-likelihood fit, by Newton's method. Where the log-odds do not rise with the outcome the model knows nothing:
     * everybody then gets the share of those who had it, in the model's order.
     */
    public static Logistic fit(double[] logits, boolean[] outcomes) {
        double slope = 1;
        double intercept = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double[] step = newtonStep(logits, outcomes, slope, intercept);
            double share = shareThatFitsNoWorse(logits, outcomes, slope, intercept, step);
            slope += share * step[0];
            intercept += share * step[1];
            if (Math.abs(step[0]) + Math.abs(step[1]) < SETTLED) {
                break;
            }
        }
        return slope >= LEAST_SLOPE
                ? new Logistic(slope, intercept, logits.length)
                : new Logistic(LEAST_SLOPE, baseLogOdds(outcomes), logits.length);
    }

    /** Of one more with and one more without the outcome, so that there always are some of each. */
    private static double baseLogOdds(boolean[] outcomes) {
        int had = 1;
        for (boolean outcome : outcomes) {
            had += outcome ? 1 : 0;
        }
        return Math.log((double) had / (outcomes.length + 2 - had));
    }

    /** Of a step: all of it but where log-odds are so far apart that the curve at one place says nothing of the next. */
    private static double shareThatFitsNoWorse(
            double[] logits, boolean[] outcomes, double slope, double intercept, double[] step) {
        double least = logLikelihood(logits, outcomes, slope, intercept) - SETTLED * logits.length;
        double share = 1;
        while (share > LEAST_SHARE
                && logLikelihood(logits, outcomes, slope + share * step[0], intercept + share * step[1]) < least) {
            share /= 2;
        }
        return share;
    }

    private static double logLikelihood(double[] logits, boolean[] outcomes, double slope, double intercept) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            double logOdds = slope * logits[i] + intercept;
            double against = outcomes[i] ? -logOdds : logOdds;
            sum -= Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
        }
        return sum;
    }

    private static double[] newtonStep(double[] logits, boolean[] outcomes, double slope, double intercept) {
        double gradientSlope = 0;
        double gradientIntercept = 0;
        // A little of a prior keeps the curvature from vanishing where the outcomes are separable.
        double slopeSlope = 1e-6;
        double slopeIntercept = 0;
        double interceptIntercept = 1e-6;
        for (int i = 0; i < logits.length; i++) {
            double p = 1 / (1 + Math.exp(-(slope * logits[i] + intercept)));
            double off = (outcomes[i] ? 1 : 0) - p;
            double curve = p * (1 - p);
            gradientSlope += off * logits[i];
            gradientIntercept += off;
            slopeSlope += curve * logits[i] * logits[i];
            slopeIntercept += curve * logits[i];
            interceptIntercept += curve;
        }
        double determinant = slopeSlope * interceptIntercept - slopeIntercept * slopeIntercept;
        return new double[] {
            (interceptIntercept * gradientSlope - slopeIntercept * gradientIntercept) / determinant,
            (slopeSlope * gradientIntercept - slopeIntercept * gradientSlope) / determinant
        };
    }
}
