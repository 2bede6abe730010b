package dev.wardstream.score;

import dev.wardstream.window.Window;
import org.jspecify.annotations.Nullable;

/** Scores the windows of one model. Holds scratch memory: one a thread. It keeps nothing from one window to the next. */
public sealed interface WindowScorer permits Scorer, RiskScorer {
    /**
     * The score of a window, or null where too little was measured to say anything.
     *
     * @throws IllegalArgumentException where the window has not the shape of the model's
     */
    @Nullable Score score(Window window);
}
