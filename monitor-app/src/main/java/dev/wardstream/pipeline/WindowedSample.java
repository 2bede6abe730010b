package dev.wardstream.pipeline;

import dev.wardstream.vitals.PatientSample;
import dev.wardstream.window.Window;
import java.util.List;

/**
 * A sample and the windows that it made due.
 *
 * @param late whether the sample was received too late to speak of the present
 */
record WindowedSample(PatientSample sample, boolean late, List<Due> due) {
    /** A window that is due, for the model at this place in the list of models. */
    record Due(int model, Window window) {}
}
