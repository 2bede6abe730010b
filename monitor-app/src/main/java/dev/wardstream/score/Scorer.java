package dev.wardstream.score;

import dev.wardstream.window.Window;
import org.jspecify.annotations.Nullable;

/**
 * Scores the windows of one model. Holds scratch memory and is not thread-safe: one a Streams task. It keeps nothing from one
 * window to the next.
 */
public final class Scorer implements WindowScorer {
    private final ModelRef ref;
    private final Calibration calibration;
    private final double leastCoverage;
    private final WindowError error;

    Scorer(ModelCard card, Weights weights) {
        ref = card.ref();
        calibration = card.calibration();
        leastCoverage = card.scoring().leastCoverage();
        error = new WindowError(card.channels(), card.scoring(), card.window().steps(), weights);
    }

    /**
     * The score of a window, or null where too little was measured to say anything: a smaller share of its cells than the model
     * asks for, or nothing after its first step. Missing is not normal, so such a window gets no score rather than a low one.
     *
     * @throws IllegalArgumentException where the window has not the shape of the model's
     */
    @Override
    public @Nullable ModelScore score(Window window) {
        double coverage = window.coverage();
        double value = error.of(window);
        if (Double.isNaN(value) || coverage < leastCoverage) {
            return null;
        }
        return new ModelScore(
                ref,
                window.start(),
                window.end(),
                window.at(),
                calibration.score(value),
                error.contributions(),
                coverage,
                window.retrospective());
    }
}
