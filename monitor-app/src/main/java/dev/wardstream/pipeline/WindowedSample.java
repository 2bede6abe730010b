package dev.wardstream.pipeline;

import dev.wardstream.score.Model;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.window.Trusted;
import dev.wardstream.window.Window;
import java.util.List;

/**
 * A sample and the windows that it made due.
 *
 * @param trusted what of it windows and scores go by
 * @param late whether the sample was received too late to speak of the present
 */
record WindowedSample(PatientSample sample, Trusted trusted, boolean late, List<Due> due) {
    /** A window that is due, and the model that is to score it, as a shadow where no alarm is to come of it. */
    record Due(Model model, Window window, boolean shadow) {}
}
