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
    private final float[] unmeasured;
    private final boolean[] withheld;
    /** Of the window, then without each channel: summed over the networks. */
    private final double[] logits;

    RiskScorer(RiskCard card, SummaryScale scale, List<RiskWeights> members) {
        this.card = card;
        encoder = new RiskEncoder(card.channels());
        summaryEncoder = new SummaryEncoder(scale);
        Projections forward = new Projections();
        Projections backward = new Projections();
        networks = members.stream()
                .map(member -> new RiskNetwork(member, forward, backward))
                .toList();
        int channels = card.channels().size();
        float[][] nothing = new float[channels][card.window().steps()];
        for (float[] channel : nothing) {
            Arrays.fill(channel, Float.NaN);
        }
        unmeasured = summaryEncoder.encode(nothing);
        withheld = new boolean[channels];
        logits = new double[1 + channels];
    }

    /**
     * The calibrated probability of the outcome, without a reason; NaN where too little was measured to say anything.
     *
     * @throws IllegalArgumentException where the window has not the shape of the model's
     */
    public double probability(Window window) {
        requireShape(window);
        if (!isScored(window)) {
            return Double.NaN;
        }
        Arrays.fill(withheld, false);
        read(window.values());
        return card.calibration().probability(logits[0]);
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
        float[][] values = window.values();
        for (int channel = 0; channel < withheld.length; channel++) {
            // To withhold what was never measured changes nothing, and asking costs as much as for any other.
            withheld[channel] = !Double.isNaN(last(values[channel]));
        }
        read(values);
        return new RiskScore(
                card.ref(),
                window.start(),
                window.end(),
                window.at(),
                card.calibration().probability(logits[0]),
                card.threshold(),
                contributions(window),
                window.coverage(),
                window.retrospective());
    }

    private boolean isScored(Window window) {
        double coverage = window.coverage();
        return coverage > 0 && coverage >= card.leastCoverage();
    }

    private void read(float[][] values) {
        RiskWindow window = new RiskWindow(encoder.encode(values), summaryEncoder.encode(values), unmeasured, withheld);
        Arrays.fill(logits, 0);
        for (RiskNetwork network : networks) {
            network.addLogits(window, logits);
        }
        for (int i = 0; i < logits.length; i++) {
            logits[i] /= networks.size();
        }
    }

    private List<RiskScore.Contribution> contributions(Window window) {
        List<RiskScore.Contribution> contributions = new ArrayList<>(withheld.length);
        for (int channel = 0; channel < withheld.length; channel++) {
            double added = withheld[channel] ? card.calibration().slope() * (logits[0] - logits[1 + channel]) : 0;
            contributions.add(new RiskScore.Contribution(
                    card.channels().get(channel).signal(),
                    added,
                    last(window.values()[channel]),
                    window.sources().get(channel)));
        }
        contributions.sort(
                Comparator.comparingDouble(RiskScore.Contribution::logOdds).reversed());
        return contributions;
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
