/** Scores, samples and ticks become alarm state and alert events. A pure state machine: time is an input. */
@NullMarked
package dev.wardstream.alarm;

import org.jspecify.annotations.NullMarked;
