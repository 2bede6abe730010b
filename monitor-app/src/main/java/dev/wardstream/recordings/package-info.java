/** Readers of recorded data sets. */
@NullMarked
package dev.wardstream.recordings;

import org.jspecify.annotations.NullMarked;
