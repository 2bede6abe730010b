/** The figures that evidence is made of: ranking, calls, resampling, components. Each is tried against a library of repute. */
@NullMarked
package dev.wardstream.statistics;

import org.jspecify.annotations.NullMarked;
