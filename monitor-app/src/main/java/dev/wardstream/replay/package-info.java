/** Recordings as the monitor takes them in: what training, evaluation and trials of alarms begin with. */
@NullMarked
package dev.wardstream.replay;

import org.jspecify.annotations.NullMarked;
