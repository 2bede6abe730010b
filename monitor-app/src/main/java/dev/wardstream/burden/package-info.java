/**
 * How often alarms would have called, and before which deaths: the monitor's own intake, windows, scores and alarms, run over
 * recordings without a stream.
 */
@NullMarked
package dev.wardstream.burden;

import org.jspecify.annotations.NullMarked;
