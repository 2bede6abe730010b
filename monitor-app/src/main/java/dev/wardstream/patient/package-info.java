/**
 * One patient, one monitor: the only place where samples become windows, scores and alarms. The stream, replays, evaluation and
 * training drive it; stores, clock and topics are around it. Pure.
 */
@NullMarked
package dev.wardstream.patient;

import org.jspecify.annotations.NullMarked;
