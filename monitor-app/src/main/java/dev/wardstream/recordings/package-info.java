/** Readers of recorded data sets, as recorded: nothing is cleaned here. */
@NullMarked
package dev.wardstream.recordings;

import org.jspecify.annotations.NullMarked;
