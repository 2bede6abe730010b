/** Tests of the simulated ward and of publishing. */
@NullMarked
package dev.wardstream.simulate;

import org.jspecify.annotations.NullMarked;
