package dev.wardstream.patient;

import dev.wardstream.score.Model;
import dev.wardstream.score.Score;
import dev.wardstream.window.Window;
import org.jspecify.annotations.Nullable;

/**
 * A window that was due, as the model in force scored it.
 *
 * @param score null where too little was measured to say anything
 */
public record ScoredWindow(
        Model model, Window window, @Nullable Score score) {}
