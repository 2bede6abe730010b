package dev.wardstream.ward;

import dev.wardstream.vitals.Source;

/**
 * The newest value of a vital from one device.
 *
 * @param value in the vital's unit
 * @param at when it was measured, epoch milliseconds
 * @param late whether it came too late to speak of now
 * @param usable whether its device trusts it: what it measured with a poor signal may be an artefact
 * @param source the device
 */
record Reading(double value, long at, boolean late, boolean usable, Source source) {}
