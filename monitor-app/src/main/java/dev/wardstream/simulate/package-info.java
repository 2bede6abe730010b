/** Simulated devices, and replay of recordings. */
@NullMarked
package dev.wardstream.simulate;

import org.jspecify.annotations.NullMarked;
