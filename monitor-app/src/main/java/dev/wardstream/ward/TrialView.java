package dev.wardstream.ward;

import dev.wardstream.ward.WhatIfDesk.State;
import java.util.Map;

/** How far a trial of limits is, or what came of it, as the API tells it. */
final class TrialView {
    private TrialView() {}

    /** @throws IllegalStateException where nothing came of it: that is a problem, and told as one */
    static Map<String, Object> of(State state) {
        if (state instanceof State.Running running) {
            return Map.of("state", "running", "stage", running.stage(), "done", running.done(), "of", running.of());
        } else if (state instanceof State.Done done) {
            return Map.of("state", "done", "comparison", done.comparison());
        } else if (state instanceof State.Empty) {
            return Map.of("state", "empty");
        }
        throw new IllegalStateException("nothing came of the trial: " + state);
    }
}
