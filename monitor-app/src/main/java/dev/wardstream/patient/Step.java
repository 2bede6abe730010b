package dev.wardstream.patient;

import dev.wardstream.alarm.Reaction;
import java.util.List;

/**
 * What one sample led to. All lists are empty for most samples, but for the alarms' reactions, which say nothing then.
 *
 * @param trusted what of the sample windows and NEWS2 went by
 * @param scored the windows that models in force have scored
 * @param tried the windows of models that are only tried: whoever has time is to score them, and no alarm waits for that
 * @param tooOld in how many models' windows the sample had no place, because they reach back no further
 * @param reactions of the alarms, in order: to the sample, then to each score
 */
public record Step(
        Turn turn,
        Trusted trusted,
        List<ScoredWindow> scored,
        List<DueWindow> tried,
        int tooOld,
        List<Reaction> reactions) {

    /** Whether nothing came of it but that it was taken in: folding the sample again gives the same state, and tells nothing. */
    public boolean isPlain() {
        if (!scored.isEmpty() || !tried.isEmpty() || !turn.scores().isEmpty()) {
            return false;
        }
        for (Reaction reaction : reactions) {
            if (!reaction.isSilent()) {
                return false;
            }
        }
        return true;
    }
}
