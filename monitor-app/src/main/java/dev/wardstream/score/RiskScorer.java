package dev.wardstream.score;

import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scores the windows of one risk model. Holds scratch memory and is not thread-safe. It keeps nothing between windows. */
public final class RiskScorer implements WindowScorer {
    private final RiskCard card;
    private final RiskEncoder encoder;
    private final SummaryEncoder summaryEncoder;
    private final List<RiskNetwork> networks;

    RiskScorer(RiskCard card, SummaryScale scale, List<RiskWeights> members) {
        this.card = card;
        encoder = new RiskEncoder(card.channels());
        summaryEncoder = new SummaryEncoder(scale);
        networks = members.stream().map(RiskNetwork::new).toList();
    }

    /**
     * The calibrated probability of the outcome, without a reason; NaN where too little was measured to say anything.
     *
     * @throws IllegalArgumentException where the window has not the shape of the model's
     */
    public double probability(Window window) {
        requireShape(window);
        return isScored(window) ? card.calibration().probability(logit(window.values())) : Double.NaN;
    }

    /**
     * The score of a window with what each signal adds to it, or null where too little was measured to say anything.
     *
     * @throws IllegalArgumentException where the window has not the shape of the model's
     */
    @Override
    public @Nullable RiskScore score(Window window) {
        requireShape(window);
        if (!isScored(window)) {
            return null;
        }
        double logit = logit(window.values());
        return new RiskScore(
                card.ref(),
                window.start(),
                window.end(),
                window.at(),
                card.calibration().probability(logit),
                card.threshold(),
                contributions(window, logit),
                window.coverage(),
                window.retrospective());
    }

    private boolean isScored(Window window) {
        double coverage = window.coverage();
        return coverage > 0 && coverage >= card.leastCoverage();
    }

    private double logit(float[][] values) {
        float[][] encoded = encoder.encode(values);
        float[] summary = summaryEncoder.encode(values);
        return networks.stream()
                .mapToDouble(network -> network.logit(encoded, summary))
                .average()
                .orElseThrow();
    }

    private List<RiskScore.Contribution> contributions(Window window, double logit) {
        float[][] values = window.values();
        List<RiskScore.Contribution> contributions = new ArrayList<>();
        for (int channel = 0; channel < values.length; channel++) {
            double last = last(values[channel]);
            // To withhold what was never measured changes nothing, and asking costs as much as for any other.
            double added =
                    Double.isNaN(last) ? 0 : card.calibration().slope() * (logit - logitWithout(channel, values));
            contributions.add(new RiskScore.Contribution(
                    card.channels().get(channel).signal(),
                    added,
                    last,
                    window.sources().get(channel)));
        }
        contributions.sort(
                Comparator.comparingDouble(RiskScore.Contribution::logOdds).reversed());
        return contributions;
    }

    private double logitWithout(int channel, float[][] values) {
        float[][] without = values.clone();
        without[channel] = new float[values[channel].length];
        Arrays.fill(without[channel], Float.NaN);
        return logit(without);
    }

    private static double last(float[] values) {
        for (int step = values.length - 1; step >= 0; step--) {
            if (!Float.isNaN(values[step])) {
                return values[step];
            }
        }
        return Double.NaN;
    }

    private void requireShape(Window window) {
        int steps = card.window().steps();
        boolean fits = window.values().length == card.channels().size();
        for (float[] channel : window.values()) {
            fits &= channel.length == steps;
        }
        if (!fits) {
            throw new IllegalArgumentException("the model " + card.ref() + " reads windows of "
                    + card.channels().size() + " channels and " + steps + " steps; this window has "
                    + window.values().length + " channels and "
                    + (window.values().length == 0 ? 0 : window.values()[0].length) + " steps");
        }
    }
}
