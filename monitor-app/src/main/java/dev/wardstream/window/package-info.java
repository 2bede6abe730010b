/** Samples become fixed-step windows: a fold per patient over that patient's own event time. Pure. */
@NullMarked
package dev.wardstream.window;

import org.jspecify.annotations.NullMarked;
