package dev.wardstream.patient;

import dev.wardstream.score.Model;
import dev.wardstream.score.Score;
import dev.wardstream.score.WindowScorer;
import dev.wardstream.window.Window;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** A thread's own scorer of each model that it has met. */
public final class Kernels {
    /** Weak: a model that is not served any more takes its scorer along. */
    private final Map<Model, WindowScorer> scorers = new WeakHashMap<>();

    /** The score of a window, or null where too little was measured to say anything. */
    public @Nullable Score score(Model model, Window window) {
        return scorers.computeIfAbsent(model, Model::scorer).score(window);
    }
}
