package dev.wardstream.train;

import dev.wardstream.window.Window;

/**
 * One window with what became of the patient.
 *
 * @param person whose window it is
 * @param outcome whether what the model is to foresee came about
 */
public record RiskCase(String person, Window window, boolean outcome) {}
